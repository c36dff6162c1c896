#include "CXML.h"

#include <CLibrary.h>
#include <pthread.h>

// XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_NONET.
enum { OPTIONS = 32 | 64 | 2048 };

static struct {
    int is_loaded;
    void *(*for_memory)(const char *, int, const char *, const char *, int);
    void (*free)(void *);
    int (*read)(void *);
    int (*next_attribute)(void *);
    int (*kind)(void *);
    int (*depth)(void *);
    const unsigned char *(*name)(void *);
    const unsigned char *(*value)(void *);
} xml;

static const char *const files[] = {
#if defined(__APPLE__)
    "/usr/lib/libxml2.2.dylib",
#else
    "libxml2.so.2", "libxml2.so.16",
#endif
    NULL,
};

static void load(void) {
    void (*init)(void);
    const struct clibrary_function functions[] = {
        {"xmlInitParser", &init},
        {"xmlReaderForMemory", &xml.for_memory},
        {"xmlFreeTextReader", &xml.free},
        {"xmlTextReaderRead", &xml.read},
        {"xmlTextReaderMoveToNextAttribute", &xml.next_attribute},
        {"xmlTextReaderNodeType", &xml.kind},
        {"xmlTextReaderDepth", &xml.depth},
        {"xmlTextReaderConstName", &xml.name},
        {"xmlTextReaderConstValue", &xml.value},
        {NULL, NULL},
    };
    xml.is_loaded = clibrary_load(files, functions);
    // Several threads read NFOs: libxml2 wants this call before.
    if (xml.is_loaded) init();
}

int cxml_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return xml.is_loaded ? 0 : -1;
}

void *cxml_new(const void *bytes, int count) {
    return xml.for_memory(bytes, count, NULL, "UTF-8", OPTIONS);
}
void cxml_free(void *reader) { xml.free(reader); }

int cxml_read(void *reader) { return xml.read(reader); }
int cxml_next_attribute(void *reader) { return xml.next_attribute(reader); }

int cxml_kind(void *reader) { return xml.kind(reader); }
int cxml_depth(void *reader) { return xml.depth(reader); }
const char *cxml_name(void *reader) { return (const char *)xml.name(reader); }
const char *cxml_value(void *reader) { return (const char *)xml.value(reader); }
