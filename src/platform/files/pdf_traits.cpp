#include "platform/files/pdf_traits.hpp"

#include <array>
#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace files {
namespace {

constexpr int deepest = 100;

constexpr std::array<std::string_view, 4> script_keys{"/JS", "/JavaScript", "/XFA", "/RichMedia"};
constexpr std::array<std::string_view, 3> embedded_keys{"/EmbeddedFiles", "/EF", "/RichMediaContent"};
constexpr std::array<std::string_view, 4> script_actions{"/JavaScript", "/Launch", "/Rendition", "/ImportData"};

template <class Names>
bool holds(Names const& names, std::string const& name)
{
    for (auto const wanted : names)
        if (wanted == name)
            return true;
    return false;
}

// One object and what stands within it; what it refers to is looked at in its own turn.
class Look {
public:
    explicit Look(std::set<FileTrait>& traits) : traits_{traits} {}

    void at(QPDFObjectHandle object, int depth = 0)
    {
        if (depth > deepest) {
            traits_.insert(FileTrait::opaque);
            return;
        }
        if (object.isArray())
            for (auto const& item : object.getArrayAsVector())
                if (!QPDFObjectHandle{item}.isIndirect())
                    at(item, depth + 1);
        if (object.isStream())
            object = object.getDict();
        if (object.isDictionary())
            for (auto const& [key, value] : object.getDictAsMap())
                at_entry(key, value, depth);
    }

private:
    void at_entry(std::string const& key, QPDFObjectHandle value, int depth)
    {
        auto const name = value.isName() ? value.getName() : std::string{};
        if (holds(script_keys, key) || (key == "/S" && holds(script_actions, name)))
            traits_.insert(FileTrait::scripts);
        if (holds(embedded_keys, key) || (key == "/Type" && name == "/EmbeddedFile"))
            traits_.insert(FileTrait::embedded);
        if (!value.isIndirect())
            at(value, depth + 1);
    }

    std::set<FileTrait>& traits_;
};

}  // namespace

std::set<FileTrait> pdf_traits(std::string_view pdf)
{
    std::set<FileTrait> traits;
    try {
        QPDF reader;
        reader.setSuppressWarnings(true);
        reader.processMemoryFile("upload", pdf.data(), pdf.size());
        Look look{traits};
        for (auto const& object : reader.getAllObjects())
            look.at(object);
        look.at(reader.getTrailer());
        if (!reader.getWarnings().empty())
            traits.insert(FileTrait::opaque);
    } catch (std::exception const&) {  // qpdf throws for what is damaged or has a password
        traits.insert(FileTrait::opaque);
    }
    return traits;
}

}  // namespace files
