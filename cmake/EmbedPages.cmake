# docs/diagnostics/*.md → a C source of their lines: cmake -DPAGES=DIR -DOUTPUT=FILE -P EmbedPages.cmake
cmake_minimum_required(VERSION 3.22)
file(GLOB pages "${PAGES}/[EW][0-9][0-9][0-9][0-9].md")
set(texts "")
set(table "")
foreach(page ${pages})
  get_filename_component(code "${page}" NAME_WE)
  file(READ "${page}" text)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "?" "\\?" text "${text}") # no trigraphs
  string(REPLACE "\n" "\\n\",\n    \"" text "${text}")
  string(APPEND texts "static const char *const page_${code}[] = {\n    \"${text}\", NULL};\n")
  string(APPEND table "    [DIAG_${code}] = page_${code},\n")
endforeach()
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "/* Made from docs/diagnostics/ by the build. */
#include \"diag/pages.h\"

@texts@
static const char *const *const pages[DIAG_N_CODES] = {
@table@};

const char *const *diag_page(enum diag_code code)
{
    return pages[code];
}
" @ONLY)
