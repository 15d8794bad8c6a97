#include "document/page/refusals.hpp"

namespace document::page {

base::Error damaged(std::string_view what)
{
    return {base::ErrorKind::invalid_input,
            "document.damaged",
            "the file is damaged or cut off ({what}): fetch it again or save it anew",
            {{"what", std::string{what}}}};
}

}  // namespace document::page
