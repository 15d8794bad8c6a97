#include "platform/http/request.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using testing::ElementsAre;

Message message_with(std::string_view header, std::string_view value)
{
    Message message;
    message.headers.set(header, value);
    return message;
}

TEST(Request, TakesItsTargetApart)
{
    Request const request{{.target = "/items/%E5%B8%82?q=%E5%85%AC&q=2&x=a%3Fb"}};

    EXPECT_TRUE(request.has_path());
    EXPECT_EQ(request.path(), "/items/市");
    EXPECT_THAT(request.query().all("q"), ElementsAre("公", "2"));
    EXPECT_EQ(request.query().get("x"), "a?b");
    EXPECT_EQ(request.query().find("none"), std::nullopt);
}

TEST(Request, TakesATargetWithItsOrigin)
{
    EXPECT_EQ(Request{{.target = "http://example.test/a?b=c"}}.path(), "/a");
    EXPECT_EQ(Request{{.target = "http://example.test"}}.path(), "/");
}

TEST(Request, HasNoPathWhereTheTargetIsNone)
{
    EXPECT_FALSE(Request{{.target = "*"}}.has_path());
    EXPECT_FALSE(Request{{.target = "/%zz"}}.has_path());
}

TEST(Request, FindsItsCookies)
{
    Request const request{message_with("Cookie", "theme=large; session=a%3Bb; session=second; broken=%; flag")};

    EXPECT_EQ(request.cookie("theme"), "large");
    EXPECT_EQ(request.cookie("session"), "a;b");
    EXPECT_EQ(request.cookie("broken"), "");
    EXPECT_EQ(request.cookie("flag"), "");
    EXPECT_EQ(request.cookie("none"), "");
}

TEST(Request, PrefersJsonOnlyWhereNoPageIsAskedFor)
{
    EXPECT_TRUE(Request{message_with("Accept", "application/json")}.prefers_json());
    EXPECT_TRUE(Request{message_with("accept", "text/plain, application/problem+json;q=0.9")}.prefers_json());
    EXPECT_FALSE(Request{message_with("Accept", "text/html,application/json")}.prefers_json());
    EXPECT_FALSE(Request{message_with("Accept", "*/*")}.prefers_json());
    EXPECT_FALSE(Request{Message{}}.prefers_json());
}

TEST(Request, ReadsItsFormOnce)
{
    auto message = message_with("Content-Type", "application/x-www-form-urlencoded");
    message.body = "a=1";
    Request const request{std::move(message)};

    auto const& first = request.form();

    EXPECT_EQ(first->fields.get("a"), "1");
    EXPECT_EQ(&request.form(), &first);
}

TEST(Request, KeepsTheFilesOfItsFormWhenItIsMoved)
{
    auto message = message_with("Content-Type", "multipart/form-data; boundary=b");
    message.body = "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n1\r\n--b--";
    Request request{std::move(message)};
    EXPECT_TRUE(request.form());

    auto const moved = std::move(request);

    EXPECT_EQ(moved.form()->files.at(0).content, "1");
}

std::string client_address(std::vector<std::string> const& proxies, std::string peer, std::string_view forwarded)
{
    auto message = message_with("X-Forwarded-For", forwarded);
    message.peer = std::move(peer);
    return Request{std::move(message), *TrustedProxies::parse(proxies)}.client_address();
}

TEST(ClientAddress, BelievesNobodyButTrustedProxies)
{
    EXPECT_EQ(client_address({}, "198.51.100.7", "1.2.3.4"), "198.51.100.7");
    EXPECT_EQ(client_address({"127.0.0.1"}, "198.51.100.7", "1.2.3.4"), "198.51.100.7");
    EXPECT_EQ(client_address({"127.0.0.1"}, "127.0.0.1", "203.0.113.9"), "203.0.113.9");
}

TEST(ClientAddress, IsTheLastOneThatNoTrustedProxyHas)
{
    EXPECT_EQ(client_address({"127.0.0.1", "10.0.0.0/8"}, "127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3"), "203.0.113.9");
    EXPECT_EQ(client_address({"127.0.0.1"}, "127.0.0.1", "6.6.6.6, unknown"), "127.0.0.1");
    EXPECT_EQ(client_address({"127.0.0.1"}, "127.0.0.1", ""), "127.0.0.1");
    EXPECT_EQ(client_address({"10.0.0.0/8"}, "10.0.0.1", "10.0.0.2"), "10.0.0.2");
}

TEST(ClientAddress, IsNotWhatAVisitorWroteIntoALineOfItsOwn)
{
    Message message;
    message.peer = "127.0.0.1";
    message.headers.add("x-forwarded-for", "6.6.6.6");
    message.headers.add("X-Forwarded-For", "203.0.113.9");
    std::vector<std::string> const networks{"127.0.0.1"};
    auto const trusted = TrustedProxies::parse(networks).value();

    EXPECT_EQ(Request(message, trusted).client_address(), "203.0.113.9");
    EXPECT_EQ(Request(message).client_address(), "127.0.0.1");
}

TEST(ClientAddress, IsThatOfTheProxyWhereTheLastHopIsNoAddress)
{
    for (auto const* const last : {"unknown", "_hidden", "203.0.113.9:4711", "[2001:db8::1]", "203.0.113.9 203.0.113.10", "127.1", "0x7f000001",
                                   "203.0.113.9;drop", "\"203.0.113.9\"", "203.0.113.256", ",", " "})
        EXPECT_EQ(client_address({"127.0.0.1"}, "127.0.0.1", "6.6.6.6, " + std::string{last}), "127.0.0.1") << last;
}

TEST(ClientAddress, IsFoundBehindAnyNumberOfHops)
{
    std::string hops = "203.0.113.9";
    for (int i = 0; i < 2000; ++i)
        hops += ", 10.0.0.1";

    EXPECT_EQ(client_address({"10.0.0.0/8"}, "10.0.0.1", hops), "203.0.113.9");
}

TEST(TrustedProxies, KnowsNetworksOfBothKinds)
{
    std::vector<std::string> const networks{"192.168.4.0/22", "2001:db8::/33", "::1"};
    auto const trusted = TrustedProxies::parse(networks);

    ASSERT_TRUE(trusted);
    EXPECT_TRUE(trusted->holds("192.168.7.255"));
    EXPECT_TRUE(trusted->holds("::ffff:192.168.7.255"));
    EXPECT_FALSE(trusted->holds("192.168.8.0"));
    EXPECT_TRUE(trusted->holds("2001:db8:7fff::1"));
    EXPECT_FALSE(trusted->holds("2001:db8:8000::1"));
    EXPECT_TRUE(trusted->holds("::1"));
    EXPECT_FALSE(trusted->holds("localhost"));
}

TEST(TrustedProxies, RefusesWhatIsNoNetwork)
{
    for (auto const* const network : {"proxy", "10.0.0.0/33", "0.0.0.0/0", "::/0", "10.0.0.0/", "10.0.0.0/x", "::/129", "", "10.0.0.0/8 "}) {
        std::vector<std::string> const networks{network};
        auto const trusted = TrustedProxies::parse(networks);
        ASSERT_FALSE(trusted) << network;
        EXPECT_EQ(trusted.error().code, "http.bad-proxy");
    }
}

}  // namespace
}  // namespace http
