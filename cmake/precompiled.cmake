# The standard library's headers, read once instead of in each of a thousand sources: nearly a fifth of the time of each.
# A source still includes what it uses: clang, which looks after the code and builds the fuzz targets, compiles without.
# Builds with sanitizers do without too: GCC's warnings of precompiled code with their checks in it were not looked through.
# One donor for libraries and one for test programs, because they differ in how code is placed and in macros.
set(GONGKAI_PRECOMPILE OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT GONGKAI_SANITIZE)
  set(GONGKAI_PRECOMPILE ON)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "")
endif()

set(precompiled_headers <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <cstdlib> <filesystem> <fstream> <functional>
    <map> <memory> <optional> <ranges> <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <variant> <vector>
    <tl/expected.hpp>)

# use_precompiled(target library|test)
function(use_precompiled target kind)
  if(NOT GONGKAI_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET precompiled_${kind})
    add_library(precompiled_${kind} OBJECT EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/precompiled.cpp)
    if(kind STREQUAL "test")
      set_target_properties(precompiled_test PROPERTIES POSITION_INDEPENDENT_CODE OFF)
      target_compile_options(precompiled_test PRIVATE -fPIE ${test_options})
      target_link_libraries(precompiled_test PRIVATE GTest::gtest_main GTest::gmock)
      set(headers <gtest/gtest.h> <gmock/gmock.h>)
    endif()
    target_precompile_headers(precompiled_${kind} PRIVATE ${precompiled_headers} ${headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM precompiled_${kind})
endfunction()
