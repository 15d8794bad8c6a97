# Language level, warnings, sanitizers and build speed, in one place for every target.

option(GONGKAI_OPTIMISE_DEBUG "Optimise debug builds a little, so that tests run fast" OFF)
option(GONGKAI_FUZZ "Build the libFuzzer targets" OFF)
set(GONGKAI_SANITIZE "" CACHE STRING "Sanitizers, for -fsanitize=")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE ccache)
if(CCACHE)
  # Paths are hashed from the checkout on, so that a second checkout finds what the first one compiled.
  # The sloppiness is what ccache asks for where headers are precompiled.
  set(launcher env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
# Libraries of readers that a call does not need are not loaded before main.
add_link_options(-Wl,--as-needed)

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Wno-sign-conversion)
# GCC 12 warns of overlaps and overflows in std::string that cannot be (bug 105651), all the more where its headers are
# precompiled. The sanitizers look for real ones.
add_compile_options("$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds>")
# libstdc++ 12's std::stable_sort uses what Clang 19 takes for deprecated.
add_compile_options($<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
# The same for every source, so that one precompiled header serves all.
add_compile_options(-pthread $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
if(GONGKAI_OPTIMISE_DEBUG)
  add_compile_options(-Og -g1)
endif()
if(GONGKAI_SANITIZE)
  add_compile_options(-fsanitize=${GONGKAI_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${GONGKAI_SANITIZE})
endif()
if(GONGKAI_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
