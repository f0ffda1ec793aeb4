// schemac.hpp: the runtime for C++17: what is opened is closed, errors are exceptions, rows are a range. Header only, beside
// schemac.h; it allocates nothing but what std::runtime_error does for a message. Nothing here is needed to use schemac from C++:
// generated functions take a sc::connection where they say sc_db *, and a sc::memory where they say sc_mem *.
//
//     sc::connection db("sqlite:app.db");
//     sc::transaction work(db);
//     db.check(order_add(db, 7, 1200));
//     for (const orders_row &order : sc::rows<orders_of_next, orders_of_close>(db, [&](auto **it) { return orders_of(db, 7, it); }))
//         std::cout << sc::view(order.note).value_or("-") << '\n';
//     work.commit();
//
// Threads: as schemac.h says; a connection is one thread's at a time.
#ifndef SCHEMAC_HPP
#define SCHEMAC_HPP

#include <schemac/schemac.h>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace sc {

// An error of the runtime: what() is its message, copied; code() is of enum sc_code.
class error : public std::runtime_error {
public:
    error(int code, const sc_db *db) : std::runtime_error(sc_errmsg(db)), code_(code), native_(sc_errnative(db)) {}
    int code() const noexcept { return code_; }
    int native() const noexcept { return native_; } // the engine's own number, 0 without one

private:
    int code_, native_;
};

// A connection, closed with its open results and its transaction (rolled back) when it goes.
class connection {
public:
    explicit connection(const char *url)
    {
        int rc = sc_open(url, &db_);
        if (rc >= 0) return;
        error e(rc, db_);
        sc_close(db_);
        throw e;
    }
    connection(connection &&other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    connection &operator=(connection &&other) noexcept
    {
        std::swap(db_, other.db_);
        return *this;
    }
    connection(const connection &) = delete;
    connection &operator=(const connection &) = delete;
    ~connection() { sc_close(db_); }

    operator sc_db *() const noexcept { return db_; }
    // What a call returned: an error is thrown, all else handed on.
    int check(int rc) const
    {
        if (rc < 0) throw error(rc, db_);
        return rc;
    }
    // Throws where the database is not the one that a source's queries were checked for: db.verify(app_uses).
    void verify(const sc_used &used) const { check(sc_verify_schema(db_, &used)); }

private:
    sc_db *db_ = nullptr;
};

// A transaction: rolled back when it goes, unless it was committed.
class transaction {
public:
    explicit transaction(connection &db, unsigned how = 0) : db_(&db) { db.check(sc_begin_as(db, how)); }
    transaction(const transaction &) = delete;
    transaction &operator=(const transaction &) = delete;
    ~transaction()
    {
        if (db_) (void)sc_rollback(*db_);
    }
    void commit()
    {
        connection *db = std::exchange(db_, nullptr); // after a failure it is rolled back already
        db->check(sc_commit(*db));
    }

private:
    connection *db_;
};

// A savepoint inside a transaction: what was done since is undone when it goes, unless it was released.
class savepoint {
public:
    explicit savepoint(connection &db) : db_(&db) { db.check(sc_savepoint(db)); }
    savepoint(const savepoint &) = delete;
    savepoint &operator=(const savepoint &) = delete;
    ~savepoint()
    {
        if (db_) (void)sc_savepoint_rollback(*db_);
    }
    void release()
    {
        db_->check(sc_savepoint_release(*db_));
        db_ = nullptr;
    }

private:
    connection *db_;
};

// The memory of rows' texts.
class memory {
public:
    memory() = default;
    memory(const memory &) = delete;
    memory &operator=(const memory &) = delete;
    ~memory() { sc_mem_free(&mem_); }
    operator sc_mem *() noexcept { return &mem_; }

private:
    sc_mem mem_ = {};
};

namespace detail {
template <class T> struct next_of;
template <class Rows, class Row> struct next_of<int (*)(Rows *, Row *)> {
    using rows = Rows;
    using row = Row;
};
} // namespace detail

// A streaming result as a range, once: Next and Close are the generated NAME_next and NAME_close. A row and its texts are good
// until the next one. An error while reading is thrown by ++ and begin().
template <auto Next, auto Close> class rows {
    using handle = typename detail::next_of<decltype(Next)>::rows;

public:
    using row = typename detail::next_of<decltype(Next)>::row;

    // start(handle **) calls the generated function: it is what begins the result.
    template <class Start> rows(const connection &db, Start start) : db_(db) { db.check(start(&it_)); }
    rows(const rows &) = delete;
    rows &operator=(const rows &) = delete;
    ~rows() { Close(it_); }

    class iterator {
    public:
        iterator() = default;
        explicit iterator(rows *of) : of_(of) { ++*this; }
        const row &operator*() const { return of_->row_; }
        const row *operator->() const { return &of_->row_; }
        iterator &operator++()
        {
            if (of_->db_.check(Next(of_->it_, &of_->row_)) != SC_ROW) of_ = nullptr;
            return *this;
        }
        bool operator!=(const iterator &other) const { return of_ != other.of_; }

    private:
        rows *of_ = nullptr;
    };
    iterator begin() { return iterator(this); }
    iterator end() { return iterator(); }

private:
    const connection &db_;
    handle *it_ = nullptr;
    row row_ = {};
};

// A text that may be NULL, and one that may not; what they point to stays where it is.
inline std::optional<std::string_view> view(sc_text t)
{
    if (!t.ptr) return std::nullopt;
    return std::string_view(t.ptr, t.len);
}
inline std::string_view text(sc_text t)
{
    return t.ptr ? std::string_view(t.ptr, t.len) : std::string_view();
}
// Back; not copied. An empty view without a place is the empty text, not NULL.
inline sc_text text(std::string_view v)
{
    return sc_strn(v.data() ? v.data() : "", v.size());
}
inline sc_text text(std::optional<std::string_view> v)
{
    return v ? text(*v) : sc_text{nullptr, 0};
}

// sc_opt_i64 and kin as std::optional, and back: sc::optional(row.n), sc::optional_to<sc_opt_i64>(n).
template <class Opt> auto optional(const Opt &o) -> std::optional<decltype(o.value)>
{
    if (!o.has) return std::nullopt;
    return o.value;
}
template <class Opt, class T> Opt optional_to(const std::optional<T> &v)
{
    Opt o = {};
    o.has = v.has_value();
    if (v) o.value = static_cast<decltype(o.value)>(*v);
    return o;
}

} // namespace sc

#endif
