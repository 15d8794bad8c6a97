#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace document::office {

// Where an element stands in its text. For <a/> both tags are the same.
struct XmlExtent {
    std::size_t open_begin = 0;   // at '<'
    std::size_t open_end = 0;     // behind '>'
    std::size_t close_begin = 0;  // at "</"
    std::size_t close_end = 0;    // behind '>'
    bool empty = false;           // <a/>
};

// `name_at` is where the element's name begins, in a text that parses.
[[nodiscard]] XmlExtent element_extent(std::string_view xml, std::size_t name_at);

// Insertions into an XML text that leave every other byte as it is.
class XmlInsertions {
public:
    // What begins a range goes before what ends one at the same spot.
    void begin_at(std::size_t at, std::string_view text) { spots_[at].begins += text; }
    void end_at(std::size_t at, std::string_view text) { spots_[at].ends += text; }
    // <a/> becomes <a> … </a>.
    void open_up(XmlExtent const& element, std::string_view name);

    [[nodiscard]] std::string apply(std::string_view xml) const;

private:
    struct Spot {
        std::string begins;
        std::string ends;
        std::string opened_name;  // set where "/>" has to become ">…</name>"
    };

    std::map<std::size_t, Spot> spots_;
};

[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace document::office
