#include "platform/web/web_client.hpp"

#include "base/ensure.hpp"

#include <memory>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>

namespace web {
namespace {

using base::ErrorKind;

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const
    {
        free(object);
    }
};
using Bytes = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Trust = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;

void free_text(char* text)
{
    OPENSSL_free(text);
}
using Text = std::unique_ptr<char, Free<free_text>>;

struct Address {
    bool is_https = false;
    std::string host;
    std::string port;
    std::string path;
};

base::Result<Address> parse(std::string const& address)
{
    int is_https = 0;
    char* host = nullptr;
    char* port = nullptr;
    char* path = nullptr;
    auto const has_scheme = address.starts_with("http://") || address.starts_with("https://");
    if (!has_scheme || OSSL_HTTP_parse_url(address.c_str(), &is_https, nullptr, &host, &port, nullptr, &path, nullptr, nullptr) != 1) {
        ERR_clear_error();
        return base::fail(ErrorKind::wrong_call, "web.bad-address", "{address} is no address that begins with http:// or https://", {{"address", address}});
    }
    Text const owned_host{host};
    Text const owned_port{port};
    Text const owned_path{path};
    return Address{is_https == 1, host, port, path};
}

// What the library needs to know to speak TLS: whose name the certificate must bear, by whom it must be signed.
struct Tls {
    SSL_CTX* trust;
    std::string const& host;
};

// Called by the library when the connection is made and before it is closed.
BIO* wrap_in_tls(BIO* connection, void* with, int connecting, int /*detail*/)
{
    auto const& tls = *static_cast<Tls*>(with);
    if (connecting == 0)
        return connection;  // closed together with what wraps it
    auto* const wrapped = BIO_new_ssl(tls.trust, 1);
    if (wrapped == nullptr)
        return nullptr;
    SSL* session = nullptr;
    BIO_get_ssl(wrapped, &session);
    SSL_set_tlsext_host_name(session, tls.host.c_str());
    SSL_set1_host(session, tls.host.c_str());
    return BIO_push(wrapped, connection);
}

Trust system_trust()
{
    Trust trust{SSL_CTX_new(TLS_client_method())};
    base::ensure(trust != nullptr, "there is memory for TLS");
    SSL_CTX_set_default_verify_paths(trust.get());
    SSL_CTX_set_verify(trust.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_min_proto_version(trust.get(), TLS1_2_VERSION);
    return trust;
}

tl::unexpected<base::Error> no_answer(Post const& post)
{
    auto const* const text = ERR_reason_error_string(ERR_peek_last_error());
    std::string const reason = text == nullptr ? "" : text;
    ERR_clear_error();
    return base::fail(ErrorKind::unavailable, "web.no-answer", "{address} gives no good answer: {reason}", {{"address", post.address}, {"reason", reason}});
}

std::string all_of(BIO* answer)
{
    std::string body;
    char room[4096];
    for (int size = BIO_read(answer, room, sizeof room); size > 0; size = BIO_read(answer, room, sizeof room))
        body.append(room, static_cast<std::size_t>(size));
    return body;
}

}  // namespace

base::Result<std::string> send(Post const& post)
{
    auto const address = parse(post.address);
    if (!address)
        return tl::unexpected{address.error()};
    auto const trust = system_trust();
    Tls tls{trust.get(), address->host};
    Bytes const request{BIO_new_mem_buf(post.body.data(), static_cast<int>(post.body.size()))};
    base::ensure(request != nullptr, "there is memory for a request");
    Bytes const answer{OSSL_HTTP_transfer(nullptr, address->host.c_str(), address->port.c_str(), address->path.c_str(), address->is_https ? 1 : 0, nullptr,
                                          nullptr, nullptr, nullptr, address->is_https ? &wrap_in_tls : nullptr, &tls, 0, nullptr,
                                          post.content_type.c_str(), request.get(), post.accept.empty() ? nullptr : post.accept.c_str(), 0,
                                          post.most_bytes, static_cast<int>(post.patience.count()), 0)};
    if (answer == nullptr)
        return no_answer(post);
    return all_of(answer.get());
}

}  // namespace web
