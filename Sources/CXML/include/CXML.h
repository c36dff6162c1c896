// The few calls of libxml2's reader that lib-scan makes, through the library that is loaded when
// the first NFO needs it: a start without one does not pay for it, and no header of it is needed to
// build.
//
// Nothing here has a policy. Constants are those of libxml/xmlreader.h, the same in every version.

#ifndef CXML_H
#define CXML_H

#include <stddef.h>

/// The kinds of nodes that matter (XML_READER_TYPE_…).
enum {
    CXML_ELEMENT = 1,
    CXML_TEXT = 3,
    CXML_CDATA = 4,
    CXML_BLANKS = 13,
    CXML_KEPT_BLANKS = 14,
    CXML_ELEMENT_END = 15,
};

/// Loads libxml2, once. 0, or -1 if there is none; then nothing else here may be called.
int cxml_load(void);

/// A reader of `count` bytes of UTF-8, which have to stay where they are; NULL without memory. It
/// opens no other file and no address, and prints nothing.
void *cxml_new(const void *bytes, int count);
void cxml_free(void *reader);

/// Goes to the next node: 1; 0 at the end; -1 if the text is not well formed.
int cxml_read(void *reader);
/// Goes to the next attribute of the element: 1; 0 after the last one.
int cxml_next_attribute(void *reader);

/// Of the node the reader is at: what it is, its depth (0 for the root), its name with its prefix,
/// and its text. The reader owns both, until it goes on; either may be NULL.
int cxml_kind(void *reader);
int cxml_depth(void *reader);
const char *cxml_name(void *reader);
const char *cxml_value(void *reader);

#endif
