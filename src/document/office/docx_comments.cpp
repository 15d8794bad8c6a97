#include "document/office/docx_comments.hpp"

#include "document/office/comment_parts.hpp"
#include "document/office/comment_range.hpp"
#include "document/office/office_kind.hpp"
#include "document/office/package_rewrite.hpp"

#include <algorithm>
#include <map>

namespace document {
namespace {

using namespace office;

using ChangedParts = std::map<std::string, std::string>;  // name to text

// "w:" of <w:a>; empty without one.
std::string prefix_of(pugi::xml_node root)
{
    std::string_view const name{root.name()};
    return std::string{name.substr(0, name.size() - local_name(root).size())};
}

// The main part as text and as a tree over a copy of it.
struct MainPart {
    std::string name;
    std::string text;
    XmlPart tree;
    WordContext context;
};

base::Result<MainPart> read_main_part(Package const& package)
{
    auto const name = main_part(package, "word/document.xml");
    auto text = read_xml_text(package, name);
    if (!text)
        return tl::unexpected{text.error()};
    auto context = read_word_context(package, name, *text);
    if (!context)
        return tl::unexpected{context.error()};
    auto tree = XmlPart::parse(*text, name);
    if (!tree)
        return tl::unexpected{tree.error()};
    return MainPart{name, std::move(*text), std::move(*tree), std::move(*context)};
}

// Where the comments of a package stand, or are going to.
struct CommentsPart {
    std::string name;
    std::string text;
    std::string prefix = "w:";
    int next_id = 0;
    bool is_new = true;
};

// One more than every comment that the text refers to, also where the comment itself was lost.
int first_free_id(pugi::xml_node root)
{
    struct Marks : pugi::xml_tree_walker {
        int free_id = 0;

        bool for_each(pugi::xml_node& node) override
        {
            auto const name = local_name(node);
            if (name.starts_with("comment"))  // commentRangeStart, commentRangeEnd, commentReference, comment
                free_id = std::max(free_id, to_number(attribute(node, "id"), -1, -1, 1 << 30) + 1);
            return true;
        }
    } marks;
    root.traverse(marks);
    return marks.free_id;
}

base::Result<CommentsPart> find_comments_part(Package const& package, MainPart const& main)
{
    CommentsPart part;
    part.next_id = first_free_id(main.tree.root());
    auto const* const relation = find_by_type(main.context.relations, "comments");
    if (relation == nullptr || relation->outside || !package.find(relation->target)) {
        auto const folder = main.name.substr(0, main.name.rfind('/') + 1);
        part.name = folder + "comments.xml";
        for (int i = 1; package.find(part.name); ++i)
            part.name = folder + "comments" + std::to_string(i) + ".xml";
        part.text = empty_comments(is_strict(main.tree.root()));
        return part;
    }
    auto text = read_xml_text(package, relation->target);
    if (!text)
        return tl::unexpected{text.error()};
    auto const tree = XmlPart::parse(*text, relation->target);
    if (!tree)
        return tl::unexpected{tree.error()};
    auto const next_id = std::max(part.next_id, first_free_id(tree->root()));
    return CommentsPart{relation->target, std::move(*text), word_prefix(tree->root()), next_id, false};
}

base::Result<void> register_part(Package const& package, MainPart const& main, CommentsPart const& comments,
                                 ChangedParts& changed)
{
    constexpr auto types_name = "[Content_Types].xml";
    auto types = read_xml_text(package, types_name);
    auto const types_tree = types ? XmlPart::parse(*types, types_name) : tl::unexpected{types.error()};
    if (!types_tree)
        return tl::unexpected{types_tree.error()};
    auto const kinds = types_tree->root().children();
    auto const is_named = std::any_of(kinds.begin(), kinds.end(), [&](pugi::xml_node const kind) {
        return attribute(kind, "PartName") == "/" + comments.name;  // left over from a part that was taken out
    });
    if (!is_named)
        changed[types_name] =
            insert_last(std::move(*types), comments_override(prefix_of(types_tree->root()), comments.name));

    auto const relations_part = relations_name(main.name);
    auto relations = package.find(relations_part) ? read_xml_text(package, relations_part) : empty_relations();
    auto const tree = relations ? XmlPart::parse(*relations, relations_part) : tl::unexpected{relations.error()};
    if (!tree)
        return tl::unexpected{tree.error()};
    std::string id = "rIdComments";
    for (int i = 1; find_by_id(main.context.relations, id) != nullptr; ++i)
        id = "rIdComments" + std::to_string(i);
    auto const target = comments.name.substr(comments.name.rfind('/') + 1);
    changed[relations_part] = insert_last(
        std::move(*relations), comments_relation(prefix_of(tree->root()), id, target, is_strict(main.tree.root())));
    return {};
}

pugi::xml_node node_at(std::vector<WordAnchor> const& anchors, base::Place const& at)
{
    auto const found = std::find_if(anchors.begin(), anchors.end(), [&](auto const& anchor) { return anchor.at == at; });
    return found == anchors.end() ? anchors.front().node : found->node;
}

// Marks the ranges in the text and adds the comments to their part.
base::Result<std::string> place_comments(MainPart const& main, std::vector<WordAnchor> const& anchors,
                                         std::span<DocxComment const> comments, CommentsPart& part)
{
    auto const prefix = word_prefix(main.tree.root());
    XmlInsertions insertions;
    std::string elements;
    for (auto const& comment : comments) {
        auto range = find_range(node_at(anchors, comment.at), comment.quote);
        if (!range)
            range = find_range(anchors.front().node, {});
        if (!range)
            return tl::unexpected{damaged(main.name)};
        auto const id = part.next_id++;
        mark_range(main.text, *range, begin_mark(prefix, id), end_mark(prefix, id), insertions);
        elements += comment_element(part.prefix, comment, id, range->wider_than_quote ? Quote::shown : Quote::left_out);
    }
    part.text = insert_last(std::move(part.text), elements);
    return insertions.apply(main.text);
}

}  // namespace

base::Result<std::string> add_comments(std::string_view docx, std::span<DocxComment const> comments,
                                       Limits const& limits)
{
    if (is_encrypted_office(docx))
        return tl::unexpected{encrypted()};
    auto const package = Package::open(docx, limits);
    if (!package)
        return tl::unexpected{package.error()};
    if (comments.empty())
        return std::string{docx};
    auto main = read_main_part(*package);
    if (!main)
        return tl::unexpected{main.error()};
    WordBody body{*package, main->context};
    if (auto const read = body.read(child(main->tree.root(), "body")); !read)
        return tl::unexpected{read.error()};
    auto comments_part = find_comments_part(*package, *main);
    if (!comments_part)
        return tl::unexpected{comments_part.error()};
    if (body.anchors().empty() || word_prefix(main->tree.root()).empty() || comments_part->prefix.empty())
        return base::fail(base::ErrorKind::unsupported, "document.no-place-for-comments",
                          "the file has no paragraph that could carry a comment");

    ChangedParts changed;
    auto marked = place_comments(*main, body.anchors(), comments, *comments_part);
    if (!marked)
        return tl::unexpected{marked.error()};
    changed[main->name] = std::move(*marked);
    changed[comments_part->name] = comments_part->text;
    if (comments_part->is_new)
        if (auto const registered = register_part(*package, *main, *comments_part, changed); !registered)
            return tl::unexpected{registered.error()};
    return rewrite_package(docx, changed);
}

}  // namespace document
