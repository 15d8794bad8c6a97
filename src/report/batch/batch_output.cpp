#include "report/batch/batch_output.hpp"

namespace report {

base::Result<BatchOutput> BatchOutput::open(BatchArguments const& arguments, console::Console const& console)
{
    BatchOutput output{console.out};
    if (arguments.output.empty())
        return output;
    if (arguments.resume) {
        auto finished = read_finished_output(arguments.output);
        if (!finished)
            return tl::unexpected{finished.error()};
        output.finished_ = std::move(*finished);
        std::error_code ignored;  // there may be no file yet
        std::filesystem::resize_file(arguments.output, output.finished_.bytes, ignored);
    }
    output.file_.open(arguments.output, arguments.resume ? std::ios::binary | std::ios::app : std::ios::binary);
    if (!output.file_)
        return base::fail(base::ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written",
                          {{"file", arguments.output}});
    return output;
}

}  // namespace report
