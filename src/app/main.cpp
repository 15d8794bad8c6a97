#include "app/run.hpp"
#include "document/page/isolated.hpp"

#include <cstdlib>

int main(int count, char** words)
{
    // PDF and pictures are read by this program started once more.
    if (auto const exit_code = document::run_reader_child(count, words))
        std::_Exit(*exit_code);
    // Everything is written by now. A reader that was given up may still be at work on its thread, so nothing that it
    // may use is destroyed on the way out.
    std::_Exit(app::run(count, words));
}
