#include "app/run.hpp"

#include <cstdlib>

int main(int count, char** words)
{
    // Everything is written by now. A reader that was given up may still be at work on its thread, so nothing that it
    // may use is destroyed on the way out.
    std::_Exit(app::run(count, words));
}
