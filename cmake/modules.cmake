# add_module(name SOURCES … [TESTS …] [LINKS …] [PRIVATE_LINKS …] [DATABASE])
# One component: a static library, and a test program where it has tests.
# LINKS and PRIVATE_LINKS name other modules or imported targets. Tests with DATABASE get a PostgreSQL of their own, one for
# a whole run of ctest.
find_package(GTest REQUIRED)
include(GoogleTest)
include(precompiled)

# What ships is tested as it ships; the tests themselves need to compile soon, not to run fast.
set(test_options $<$<CONFIG:Release>:-Og>)

string(MD5 build_name ${CMAKE_BINARY_DIR})
string(SUBSTRING ${build_name} 0 8 build_name)
set(postgres_folder /tmp/gongkai-postgres-${build_name})  # short: a socket's path has at most 107 bytes
set(postgres_address "postgresql:///postgres?host=${postgres_folder}&user=postgres")
add_test(NAME start-postgres COMMAND ${CMAKE_SOURCE_DIR}/scripts/private-postgres start ${postgres_folder})
add_test(NAME stop-postgres COMMAND ${CMAKE_SOURCE_DIR}/scripts/private-postgres stop ${postgres_folder})
set_tests_properties(start-postgres PROPERTIES FIXTURES_SETUP postgres)
set_tests_properties(stop-postgres PROPERTIES FIXTURES_CLEANUP postgres)

function(add_module name)
  cmake_parse_arguments(ARG "DATABASE" "" "SOURCES;TESTS;TEST_LINKS;LINKS;PRIVATE_LINKS" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    use_precompiled(${name} library)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} INTERFACE ${ARG_LINKS})
  endif()
  if(ARG_TESTS AND NOT GONGKAI_FUZZ)
    add_executable(${name}_test ${ARG_TESTS})
    target_link_libraries(${name}_test PRIVATE ${name} ${ARG_PRIVATE_LINKS} ${ARG_TEST_LINKS} GTest::gtest_main GTest::gmock)
    target_compile_definitions(${name}_test PRIVATE GONGKAI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_compile_options(${name}_test PRIVATE ${test_options})
    use_precompiled(${name}_test test)
    set(properties)
    if(ARG_DATABASE)
      set(properties PROPERTIES FIXTURES_REQUIRED postgres ENVIRONMENT "GONGKAI_TEST_POSTGRES=${postgres_address}")
    endif()
    gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
      WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} ${properties})
  endif()
endfunction()
