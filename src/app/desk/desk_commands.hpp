#pragma once

#include "app/desk/installation.hpp"
#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <cstdint>
#include <istream>

namespace app {

// gongkai init: makes an installation with its first agency and administrator.
struct InitArguments {
    InstallationPlace place;
    std::string code;
    std::string name;
    std::string level = "county";
    std::string login;
};
// Prints the recovery sheet of the main key, and goes on only when its lines were typed back; then asks for the password of
// the administrator. Until both are there nothing is written.
[[nodiscard]] base::Result<console::Outcome> run_init(InitArguments const& given, config::LawFiles const& law,
                                                      console::Console const& console, std::istream& in);

// gongkai serve
struct ServeArguments {
    InstallationPlace place;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    bool https = false;  // the site is reached by HTTPS, through a proxy
};
// Until Ctrl-C or SIGTERM.
[[nodiscard]] base::Result<console::Outcome> run_serve(ServeArguments const& given, config::LawFiles const& law,
                                                       console::Console const& console);

// gongkai demo: serves a made-up county, which it makes first where the folder has none.
struct DemoArguments {
    std::string data = "gongkai-demo";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::uint32_t seed = 1;
};
[[nodiscard]] base::Result<console::Outcome> run_demo(DemoArguments const& given, config::LawFiles const& law,
                                                      console::Console const& console);

// gongkai routes: every address with the permission it needs, and the roles that have it.
struct RoutesArguments {};
[[nodiscard]] base::Result<console::Outcome> run_routes(RoutesArguments const& given, config::LawFiles const& law,
                                                        console::Console const& console);

// gongkai agency import FILE
struct AgencyImportArguments {
    InstallationPlace place;
    std::string file;
    bool dry_run = false;
};
[[nodiscard]] base::Result<console::Outcome> run_agency_import(AgencyImportArguments const& given, config::LawFiles const& law,
                                                               console::Console const& console);

// gongkai journal verify
struct JournalVerifyArguments {
    InstallationPlace place;
};
[[nodiscard]] base::Result<console::Outcome> run_journal_verify(JournalVerifyArguments const& given, config::LawFiles const& law,
                                                                console::Console const& console);

}  // namespace app
