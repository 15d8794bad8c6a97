#include "platform/timestamp/time_stamp.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/web/web_client.hpp"

#include <ctime>
#include <memory>
#include <openssl/err.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

namespace timestamp {
namespace {

using base::ErrorKind;
using base::Result;

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const
    {
        free(object);
    }
};
using Query = std::unique_ptr<TS_REQ, Free<TS_REQ_free>>;
using Reply = std::unique_ptr<TS_RESP, Free<TS_RESP_free>>;
using Token = std::unique_ptr<PKCS7, Free<PKCS7_free>>;
using Imprint = std::unique_ptr<TS_MSG_IMPRINT, Free<TS_MSG_IMPRINT_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, Free<X509_ALGOR_free>>;
using Number = std::unique_ptr<ASN1_INTEGER, Free<ASN1_INTEGER_free>>;
using Info = std::unique_ptr<TS_TST_INFO, Free<TS_TST_INFO_free>>;
using Store = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using Check = std::unique_ptr<TS_VERIFY_CTX, Free<TS_VERIFY_CTX_free>>;

std::string digest_of(std::string_view bytes)
{
    return *crypto::from_hex(crypto::sha256_hex(bytes));
}

unsigned char* data_of(std::string& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

// As DER.
template <class T, class Write>
std::string der_of(T const* object, Write write)
{
    unsigned char* bytes = nullptr;
    auto const size = write(object, &bytes);
    base::ensure(size > 0, "what we made can be written as DER");
    std::string der{reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size)};
    OPENSSL_free(bytes);
    return der;
}

// From DER; null where it is none.
template <class T, class Read>
T* read_der(std::string_view der, Read read)
{
    auto const* at = reinterpret_cast<unsigned char const*>(der.data());
    return read(nullptr, &at, static_cast<long>(der.size()));
}

tl::unexpected<base::Error> unreadable()
{
    ERR_clear_error();
    return base::fail(ErrorKind::invalid_input, "timestamp.unreadable", "this is no time-stamp");
}

Result<Store> store_of(std::filesystem::path const& trusted, std::time_t at)
{
    Store store{X509_STORE_new()};
    base::ensure(store != nullptr, "there is memory for certificates");
    if (X509_STORE_load_file(store.get(), trusted.c_str()) != 1) {
        ERR_clear_error();
        return base::fail(ErrorKind::not_found, "timestamp.no-trusted", "{file} holds no certificates of a time-stamp authority", {{"file", trusted.string()}});
    }
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), at);
    return store;
}

// When the token says that it was made; it is believed once the token is checked.
Result<std::time_t> time_in(PKCS7* token)
{
    Info const info{PKCS7_to_TS_TST_INFO(token)};
    std::tm parts{};
    if (!info || ASN1_TIME_to_tm(TS_TST_INFO_get_time(info.get()), &parts) != 1)
        return unreadable();
    return timegm(&parts);
}

// Consumes `store`, as the context that it goes into does.
Check check_with(Store store, std::string const& digest)
{
    Check check{TS_VERIFY_CTX_new()};
    base::ensure(check != nullptr, "there is memory for a check");
    TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_SIGNATURE);
    TS_VERIFY_CTX_set_store(check.get(), store.release());
    auto* const imprint = static_cast<unsigned char*>(OPENSSL_memdup(digest.data(), digest.size()));
    TS_VERIFY_CTX_set_imprint(check.get(), imprint, static_cast<long>(digest.size()));
    return check;
}

// What the library says last.
std::string reason()
{
    auto const code = ERR_peek_last_error();
    auto const* const text = ERR_reason_error_string(code);
    ERR_clear_error();
    return text == nullptr ? "" : text;
}

}  // namespace

std::string make_query(std::string_view bytes)
{
    Query const query{TS_REQ_new()};
    Imprint const imprint{TS_MSG_IMPRINT_new()};
    Algorithm const algorithm{X509_ALGOR_new()};
    Number const nonce{ASN1_INTEGER_new()};
    base::ensure(query && imprint && algorithm && nonce, "there is memory for a query");
    auto digest = digest_of(bytes);
    auto random = crypto::random_bytes(16);
    random.front() = static_cast<char>((static_cast<unsigned char>(random.front()) & 0x7FU) | 0x40U);  // positive, without a leading zero
    X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
    TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
    TS_MSG_IMPRINT_set_msg(imprint.get(), data_of(digest), static_cast<int>(digest.size()));
    ASN1_STRING_set(nonce.get(), random.data(), static_cast<int>(random.size()));
    TS_REQ_set_version(query.get(), 1);
    TS_REQ_set_msg_imprint(query.get(), imprint.get());
    TS_REQ_set_nonce(query.get(), nonce.get());
    TS_REQ_set_cert_req(query.get(), 1);
    return der_of(query.get(), i2d_TS_REQ);
}

Result<std::string> token_in(std::string_view reply, std::string_view query, std::filesystem::path const& trusted)
{
    Reply const answer{read_der<TS_RESP>(reply, d2i_TS_RESP)};
    Query const asked{read_der<TS_REQ>(query, d2i_TS_REQ)};
    if (!answer || !asked)
        return unreadable();
    auto* const token = TS_RESP_get_token(answer.get());
    if (token == nullptr)
        return base::fail(ErrorKind::unavailable, "timestamp.refused", "the time-stamp authority gave no time-stamp (status {status})",
                          {{"status", std::to_string(ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(answer.get()))))}});
    auto const at = time_in(token);
    if (!at)
        return tl::unexpected{at.error()};
    auto store = store_of(trusted, *at);
    if (!store)
        return tl::unexpected{store.error()};
    Check const check{TS_REQ_to_TS_VERIFY_CTX(asked.get(), nullptr)};
    base::ensure(check != nullptr, "there is memory for a check");
    TS_VERIFY_CTX_add_flags(check.get(), TS_VFY_SIGNATURE);
    TS_VERIFY_CTX_set_store(check.get(), store->release());
    if (TS_RESP_verify_response(check.get(), answer.get()) != 1)
        return base::fail(ErrorKind::unavailable, "timestamp.not-ours", "the time-stamp does not answer the query, or nobody vouches for it: {reason}",
                          {{"reason", reason()}});
    return der_of(token, i2d_PKCS7);
}

Result<clocks::Instant> check_token(std::string_view token, std::string_view bytes, std::filesystem::path const& trusted)
{
    Token const read{read_der<PKCS7>(token, d2i_PKCS7)};
    if (!read)
        return unreadable();
    auto const at = time_in(read.get());
    if (!at)
        return tl::unexpected{at.error()};
    auto store = store_of(trusted, *at);
    if (!store)
        return tl::unexpected{store.error()};
    auto const check = check_with(std::move(*store), digest_of(bytes));
    if (TS_RESP_verify_token(check.get(), read.get()) != 1)
        return base::fail(ErrorKind::invalid_input, "timestamp.not-of-these-bytes", "the time-stamp is not of these bytes, or nobody vouches for it: {reason}",
                          {{"reason", reason()}});
    return clocks::Instant{std::chrono::seconds{*at}};
}

Result<std::string> ask(std::string const& address, std::string_view bytes, std::filesystem::path const& trusted)
{
    auto const query = make_query(bytes);
    auto const reply = web::send({.address = address, .content_type = "application/timestamp-query", .body = query, .accept = "application/timestamp-reply"});
    if (!reply)
        return tl::unexpected{reply.error()};
    return token_in(*reply, query, trusted);
}

}  // namespace timestamp
