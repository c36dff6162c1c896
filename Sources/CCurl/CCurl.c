#include "CCurl.h"

#include <CLibrary.h>
#include <pthread.h>

// CURL_GLOBAL_DEFAULT, CURLINFO_RESPONSE_CODE, CURLOPT_CAINFO_BLOB (7.77), CURL_BLOB_COPY.
enum { GLOBAL_DEFAULT = 3, INFO_RESPONSE_CODE = 0x200002, CAINFO_BLOB = 40309, BLOB_COPY = 1 };

static struct {
    int is_loaded;
    void *(*easy_init)(void);
    void (*easy_cleanup)(void *);
    void (*easy_reset)(void *);
    int (*easy_setopt)(void *, int, ...);
    int (*easy_perform)(void *);
    int (*easy_getinfo)(void *, int, ...);
    const char *(*easy_strerror)(int);
    void *(*slist_append)(void *, const char *);
    void (*slist_free_all)(void *);
} curl;

static const char *const files[] = {
#if defined(__APPLE__)
    "/usr/lib/libcurl.4.dylib",
#else
    "libcurl.so.4", "libcurl-gnutls.so.4",
#endif
    NULL,
};

static void load(void) {
    int (*global_init)(long);
    const struct clibrary_function functions[] = {
        {"curl_global_init", &global_init},
        {"curl_easy_init", &curl.easy_init},
        {"curl_easy_cleanup", &curl.easy_cleanup},
        {"curl_easy_reset", &curl.easy_reset},
        {"curl_easy_setopt", &curl.easy_setopt},
        {"curl_easy_perform", &curl.easy_perform},
        {"curl_easy_getinfo", &curl.easy_getinfo},
        {"curl_easy_strerror", &curl.easy_strerror},
        {"curl_slist_append", &curl.slist_append},
        {"curl_slist_free_all", &curl.slist_free_all},
        {NULL, NULL},
    };
    curl.is_loaded = clibrary_load(files, functions) && global_init(GLOBAL_DEFAULT) == 0;
}

int ccurl_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return curl.is_loaded ? 0 : -1;
}

void *ccurl_new(void) { return curl.easy_init(); }
void ccurl_free(void *handle) { curl.easy_cleanup(handle); }
void ccurl_reset(void *handle) { curl.easy_reset(handle); }

int ccurl_set_number(void *handle, CurlOption option, long value) {
    return curl.easy_setopt(handle, option, value);
}
int ccurl_set_text(void *handle, CurlOption option, const char *text) {
    return curl.easy_setopt(handle, option, text);
}
int ccurl_set_pointer(void *handle, CurlOption option, void *pointer) {
    return curl.easy_setopt(handle, option, pointer);
}
int ccurl_set_authorities(void *handle, const void *bytes, size_t count) {
    struct {
        const void *data;
        size_t count;
        unsigned int flags;
    } blob = {bytes, count, BLOB_COPY};
    return curl.easy_setopt(handle, CAINFO_BLOB, &blob);
}
int ccurl_set_data_function(void *handle, CurlOption option, ccurl_data_function function) {
    return curl.easy_setopt(handle, option, function);
}
int ccurl_set_progress_function(void *handle, ccurl_progress_function function) {
    return curl.easy_setopt(handle, CCURL_XFERINFOFUNCTION, function);
}

void *ccurl_append(void *list, const char *line) { return curl.slist_append(list, line); }
void ccurl_free_list(void *list) { curl.slist_free_all(list); }

int ccurl_perform(void *handle) { return curl.easy_perform(handle); }

long ccurl_status(void *handle) {
    long status = 0;
    if (curl.easy_getinfo(handle, INFO_RESPONSE_CODE, &status) != 0) return 0;
    return status;
}

const char *ccurl_words(int code) { return curl.easy_strerror(code); }
