#include "report/batch/reading_tools.hpp"

namespace report {

base::Result<std::unique_ptr<ReadingTools>> open_reading_tools(config::LawFiles const& law, std::string const& version)
{
    return load_statutes(law, "{}").map([&](Statutes statutes) {
        return std::make_unique<ReadingTools>(std::move(statutes), Manifest{}, version);
    });
}

}  // namespace report
