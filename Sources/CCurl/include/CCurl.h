// The few calls of libcurl that the suite makes, through the library that is loaded when the first
// request is sent: tools that work offline never load it, and no header of it is needed to build.
//
// Nothing here has a policy. Constants are those of curl/curl.h, which never change (libcurl's ABI
// promise, curl.se/libcurl/abi.html).

#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>

/// The options that are set (CURLOPT_…).
typedef enum {
    CCURL_POST = 47,
    CCURL_NOPROGRESS = 43,
    CCURL_POSTFIELDSIZE = 60,
    CCURL_FRESH_CONNECT = 74,
    CCURL_FORBID_REUSE = 75,
    CCURL_HTTPGET = 80,
    CCURL_NOSIGNAL = 99,
    CCURL_TIMEOUT_MS = 155,
    CCURL_CONNECTTIMEOUT_MS = 156,
    CCURL_PROTOCOLS = 181,
    CCURL_SUPPRESS_CONNECT_HEADERS = 265,
    CCURL_WRITEDATA = 10001,
    CCURL_URL = 10002,
    CCURL_PROXY = 10004,
    CCURL_ERRORBUFFER = 10010,
    CCURL_POSTFIELDS = 10015,
    CCURL_HTTPHEADER = 10023,
    CCURL_HEADERDATA = 10029,
    CCURL_CUSTOMREQUEST = 10036,
    CCURL_XFERINFODATA = 10057,
    CCURL_CAINFO = 10065,
    CCURL_CAPATH = 10097,
    CCURL_ACCEPT_ENCODING = 10102,
    CCURL_WRITEFUNCTION = 20011,
    CCURL_HEADERFUNCTION = 20079,
    CCURL_XFERINFOFUNCTION = 20219,
} CurlOption;

/// Size of the buffer for an error's words (CURL_ERROR_SIZE).
enum { CCURL_ERROR_SIZE = 256 };

/// Takes `size` * `count` bytes of a body, or one line of headers; anything but that product ends
/// the transfer.
typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *context);

/// Called about once per second; anything but 0 ends the transfer.
typedef int (*ccurl_progress_function)(
    void *context, long long expected_down, long long down, long long expected_up, long long up);

/// Loads libcurl, once. 0, or -1 if it is not there. Safe on any thread.
int ccurl_load(void);

/// A handle with its own connection, or NULL. Used by one thread at a time. As curl_easy_init.
void *ccurl_new(void);
/// Frees a handle and closes its connection.
void ccurl_free(void *handle);
/// Forgets a handle's options; its connection stays open.
void ccurl_reset(void *handle);

/// Sets options. 0, or the CURLcode.
int ccurl_set_number(void *handle, CurlOption option, long value);
int ccurl_set_text(void *handle, CurlOption option, const char *text);
int ccurl_set_pointer(void *handle, CurlOption option, void *pointer);
/// Trusts the certificates in `bytes` (PEM), which are copied, in the place of the system's.
int ccurl_set_authorities(void *handle, const void *bytes, size_t count);
int ccurl_set_data_function(void *handle, CurlOption option, ccurl_data_function function);
int ccurl_set_progress_function(void *handle, ccurl_progress_function function);

/// Adds a line to a list of header fields; the new list, or NULL if there is no memory.
void *ccurl_append(void *list, const char *line);
void ccurl_free_list(void *list);

/// Carries out one exchange; blocks. 0, or the CURLcode.
int ccurl_perform(void *handle);
/// The status of the last reply; 0 if there was none.
long ccurl_status(void *handle);
/// Words for a CURLcode.
const char *ccurl_words(int code);

#endif
