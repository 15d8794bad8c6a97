#include "platform/files/pdf_traits.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <qpdf/qpdf-c.h>  // Clang does not take the C++ header in C++20

namespace files {
namespace {

constexpr int most_objects = 1'000'000;

constexpr std::array<std::string_view, 4> script_keys{"/JS", "/JavaScript", "/XFA", "/RichMedia"};
constexpr std::array<std::string_view, 3> embedded_keys{"/EmbeddedFiles", "/EF", "/RichMediaContent"};
constexpr std::array<std::string_view, 4> script_actions{"/JavaScript", "/Launch", "/Rendition", "/ImportData"};

template <std::size_t N>
bool holds(std::array<std::string_view, N> const& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct CloseReader {
    void operator()(qpdf_data reader) const { qpdf_cleanup(&reader); }
};

// Looks at all that can be reached from the trailer, each object once.
class Look {
public:
    explicit Look(std::string_view pdf)
    {
        qpdf_silence_errors(reader());
        qpdf_set_suppress_warnings(reader(), QPDF_TRUE);
        opened_ = (qpdf_read_memory(reader(), "upload", pdf.data(), pdf.size(), nullptr) & QPDF_ERRORS) == 0;  // needs a password, or is none
    }

    std::set<FileTrait> traits()
    {
        if (opened_)
            to_visit_.push_back(qpdf_get_trailer(reader()));
        int visited = 0;
        while (!to_visit_.empty() && ++visited <= most_objects) {
            auto const object = to_visit_.back();
            to_visit_.pop_back();
            visit(object);
            qpdf_oh_release(reader(), object);
        }
        if (!opened_ || !to_visit_.empty() || qpdf_has_error(reader()) || qpdf_more_warnings(reader()))
            traits_.insert(FileTrait::opaque);
        return traits_;
    }

private:
    [[nodiscard]] qpdf_data reader() const { return reader_.get(); }

    void visit(qpdf_oh object)
    {
        if (qpdf_oh_is_indirect(reader(), object) &&
            !seen_.insert({qpdf_oh_get_object_id(reader(), object), qpdf_oh_get_generation(reader(), object)}).second)
            return;
        if (qpdf_oh_is_array(reader(), object))
            for (int i = 0; i < qpdf_oh_get_array_n_items(reader(), object); ++i)
                come_back_to(qpdf_oh_get_array_item(reader(), object, i));
        if (qpdf_oh_is_stream(reader(), object))
            come_back_to(qpdf_oh_get_dict(reader(), object));
        if (qpdf_oh_is_dictionary(reader(), object))
            for (auto const& key : keys_of(object))
                visit_entry(key, qpdf_oh_get_key(reader(), object, key.c_str()));
    }

    void visit_entry(std::string const& key, qpdf_oh value)
    {
        std::string const name = qpdf_oh_is_name(reader(), value) ? qpdf_oh_get_name(reader(), value) : "";
        if (holds(script_keys, key) || (key == "/S" && holds(script_actions, name)))
            traits_.insert(FileTrait::scripts);
        if (holds(embedded_keys, key) || (key == "/Type" && name == "/EmbeddedFile"))
            traits_.insert(FileTrait::embedded);
        come_back_to(value);
    }

    void come_back_to(qpdf_oh object)
    {
        if (qpdf_oh_is_scalar(reader(), object))
            qpdf_oh_release(reader(), object);
        else
            to_visit_.push_back(object);
    }

    // All of them at once: the library walks through one dictionary at a time.
    std::vector<std::string> keys_of(qpdf_oh dictionary)
    {
        std::vector<std::string> keys;
        qpdf_oh_begin_dict_key_iter(reader(), dictionary);
        while (qpdf_oh_dict_more_keys(reader()))
            keys.emplace_back(qpdf_oh_dict_next_key(reader()));
        return keys;
    }

    std::unique_ptr<_qpdf_data, CloseReader> reader_{qpdf_init()};
    bool opened_ = false;
    std::vector<qpdf_oh> to_visit_;
    std::set<std::pair<int, int>> seen_;
    std::set<FileTrait> traits_;
};

}  // namespace

std::set<FileTrait> pdf_traits(std::string_view pdf)
{
    return Look{pdf}.traits();
}

}  // namespace files
