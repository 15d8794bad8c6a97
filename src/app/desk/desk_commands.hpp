#pragma once

#include "app/desk/installation.hpp"
#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <cstdint>
#include <istream>

namespace app {

// What the duties of the program need to be told; for who carries jobs out.
struct DutySettings {
    std::string heads_folder = {};  // where the ends of the journals go by night; empty: nowhere
    std::string authority = {};     // the address of the authority that stamps them; empty: none
    std::string trusted = {};       // the file of certificates that vouch for it
    std::string superior = {};      // the address of the superior's installation, where they are handed in; empty: nowhere
    std::string superior_key = {};  // the file with the key of its API
};

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
    std::vector<std::string> proxies = {};  // whose X-Forwarded-For is believed: addresses and networks
    bool no_worker = false;  // jobs are left to `gongkai worker`
    DutySettings duties = {};
    std::string public_address = {};  // "https://example.gov.cn"
};
// Until Ctrl-C or SIGTERM.
[[nodiscard]] base::Result<console::Outcome> run_serve(ServeArguments const& given, config::LawFiles const& law,
                                                       console::Console const& console);

// gongkai worker: carries jobs out, beside any number of others.
struct WorkerArguments {
    InstallationPlace place;
    DutySettings duties = {};
};
// Until Ctrl-C or SIGTERM; a job that is under way is finished, or left to another worker.
[[nodiscard]] base::Result<console::Outcome> run_worker(WorkerArguments const& given, config::LawFiles const& law,
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

// gongkai report compile: the tables of an agency's report, from its ledger.
struct CompileArguments {
    InstallationPlace place;
    std::string agency;  // its code
    int year = 0;
    std::string previous;  // file of last year's report; may be empty
    std::string output;    // empty: the figures on the screen
};
[[nodiscard]] base::Result<console::Outcome> run_compile(CompileArguments const& given, config::LawFiles const& law,
                                                         std::string const& version, console::Console const& console);

// gongkai load FILE|DIR…: reports of past years and other places into the store, with their findings; nothing twice.
struct LoadArguments {
    InstallationPlace place;
    std::vector<std::string> files;
    int jobs = 0;  // 0: as many as there are cores
};
[[nodiscard]] base::Result<console::Outcome> run_load(LoadArguments const& given, config::LawFiles const& law, std::string const& version,
                                                      console::Console const& console);

// gongkai agency key add|list|revoke: the keys by which other programs use the JSON API for an agency.
struct ApiKeyAddArguments {
    InstallationPlace place;
    std::string code;  // of the agency
    std::string name;
    std::vector<std::string> scopes;
    std::string until = {};  // empty: in a year
};
[[nodiscard]] base::Result<console::Outcome> run_api_key_add(ApiKeyAddArguments const& given, config::LawFiles const& law,
                                                             console::Console const& console);
struct ApiKeyListArguments {
    InstallationPlace place;
    std::string code;
};
[[nodiscard]] base::Result<console::Outcome> run_api_key_list(ApiKeyListArguments const& given, config::LawFiles const& law,
                                                              console::Console const& console);
struct ApiKeyRevokeArguments {
    InstallationPlace place;
    std::string code;
    std::int64_t number = 0;
};
[[nodiscard]] base::Result<console::Outcome> run_api_key_revoke(ApiKeyRevokeArguments const& given, config::LawFiles const& law,
                                                                console::Console const& console);

// gongkai journal verify: every chain, held against the anchors that are kept and those in the files.
struct JournalVerifyArguments {
    InstallationPlace place;
    std::vector<std::string> anchors;  // lists of heads, day sheets that were typed back
    std::string trusted = {};          // certificates for the time-stamps; empty: they are not checked
};
[[nodiscard]] base::Result<console::Outcome> run_journal_verify(JournalVerifyArguments const& given, config::LawFiles const& law,
                                                                console::Console const& console);

// gongkai journal heads: where all chains end now, or what others have handed to us, as a file.
struct JournalHeadsArguments {
    InstallationPlace place;
    std::string file;      // empty: to the screen
    std::string received;  // of this installation
};
[[nodiscard]] base::Result<console::Outcome> run_journal_heads(JournalHeadsArguments const& given, config::LawFiles const& law,
                                                               console::Console const& console);
// gongkai journal hand-in: what the nightly job does, at once.
struct JournalHandInArguments {
    InstallationPlace place;
    DutySettings to = {};  // the superior and its key
};
[[nodiscard]] base::Result<console::Outcome> run_journal_hand_in(JournalHandInArguments const& given, config::LawFiles const& law,
                                                                 console::Console const& console);

// gongkai journal receive FILE…: keeps the heads of an installation below.
struct JournalReceiveArguments {
    InstallationPlace place;
    std::vector<std::string> files;
};
[[nodiscard]] base::Result<console::Outcome> run_journal_receive(JournalReceiveArguments const& given, config::LawFiles const& law,
                                                                 console::Console const& console);

// gongkai case-file NUMBER -o FILE: the papers of a case bound as one PDF.
struct CaseFileArguments {
    InstallationPlace place;
    std::string number;  // of the register
    std::string agency;  // code; empty: whichever has the number
    std::string output;
    bool without_names = false;
};
[[nodiscard]] base::Result<console::Outcome> run_case_file(CaseFileArguments const& given, config::LawFiles const& law,
                                                           console::Console const& console);

// gongkai backup FILE: database and files as they stand at one moment, while the program runs; without the main key. Sealed for
// the recipients, else for who has the main key; --plain leaves it open and says why, which the journal keeps.
struct BackupArguments {
    InstallationPlace place;
    std::string file;
    std::vector<std::string> recipients;  // public keys as text
    std::string plain;
};
[[nodiscard]] base::Result<console::Outcome> run_backup(BackupArguments const& given, config::LawFiles const& law,
                                                        console::Console const& console);

// gongkai restore FILE: makes an installation of a backup, in a folder that is not there yet.
struct RestoreArguments {
    InstallationPlace place;
    std::string file;
    std::string key_file;  // main.key; it opens the backup and becomes the key of the new installation
};
[[nodiscard]] base::Result<console::Outcome> run_restore(RestoreArguments const& given, config::LawFiles const& law,
                                                         console::Console const& console);

// gongkai export DIR, gongkai import DIR: all tables as lines of JSON, from one engine to the other.
struct ExportArguments {
    InstallationPlace place;
    std::string folder;
    std::string plain;  // why anybody may read it
};
[[nodiscard]] base::Result<console::Outcome> run_export(ExportArguments const& given, config::LawFiles const& law,
                                                        console::Console const& console);
struct ImportArguments {
    InstallationPlace place;
    std::string folder;
    std::string key_file;
};
[[nodiscard]] base::Result<console::Outcome> run_import(ImportArguments const& given, config::LawFiles const& law,
                                                        console::Console const& console);

// gongkai key verify: whether every key of a case opens. gongkai key restore: the main key again from its recovery sheet.
struct KeyVerifyArguments {
    InstallationPlace place;
};
[[nodiscard]] base::Result<console::Outcome> run_key_verify(KeyVerifyArguments const& given, config::LawFiles const& law,
                                                            console::Console const& console);
// gongkai key rotate: a new main key in the place of the old one. Its recovery sheet is printed and typed back first; one that was
// killed is carried on by calling it again. While it runs, processes that know only the old key store nothing new.
struct KeyRotateArguments {
    InstallationPlace place;
};
[[nodiscard]] base::Result<console::Outcome> run_key_rotate(KeyRotateArguments const& given, console::Console const& console, std::istream& in);
struct KeyRestoreArguments {
    InstallationPlace place;
};
[[nodiscard]] base::Result<console::Outcome> run_key_restore(KeyRestoreArguments const& given, config::LawFiles const& law,
                                                             console::Console const& console, std::istream& in);

}  // namespace app
