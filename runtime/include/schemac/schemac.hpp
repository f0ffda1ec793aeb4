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
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sc {

// An error of the runtime: what() is its message, copied; code() is of enum sc_code.
class error : public std::runtime_error {
public:
    error(int code, const sc_db *db) : std::runtime_error(sc_errmsg(db)), code_(code), native_(sc_errnative(db)) {}
    error(int code, const char *message) : std::runtime_error(message), code_(code), native_(0) {}
    int code() const noexcept { return code_; }
    int native() const noexcept { return native_; } // the engine's own number, 0 without one

private:
    int code_, native_;
};

// A connection, closed with its open results and its transaction (rolled back) when it goes; one of a pool's is given back.
class connection {
public:
    explicit connection(const char *url) { opened(sc_open(url, &db_)); }
    // Only to the database that the queries of these sources were checked for: sc::connection db(url, app_uses, admin_uses).
    template <class... More> connection(const char *url, const sc_used &used, const More &...more)
    {
        const sc_used *const all[] = {&used, &more..., nullptr};
        opened(sc_open_verified(url, all, &db_));
    }
    connection(connection &&other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    connection &operator=(connection &&other) noexcept
    {
        std::swap(db_, other.db_);
        return *this;
    }
    connection(const connection &) = delete;
    connection &operator=(const connection &) = delete;
    ~connection() { sc_pool_release(db_); } // which closes what is no pool's

    // Closes it now; one of a pool's for good, so that the next borrower gets another one.
    void close() noexcept { sc_close(std::exchange(db_, nullptr)); }
    // See sc::hook; the hook's callable must live as long as it is set.
    void set_hook(const sc_hook &h) { check(sc_set_hook(db_, &h)); }
    void set_hook(std::nullptr_t) { check(sc_set_hook(db_, nullptr)); }

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
    friend class pool;
    explicit connection(sc_db *db) noexcept : db_(db) {}
    void opened(int rc)
    {
        if (rc >= 0) return;
        error e(rc, db_);
        sc_close(db_);
        throw e;
    }
    sc_db *db_ = nullptr;
};

// Connections shared by threads. What is acquired is given back when it goes; it may outlive the pool.
//
//     sc::pool pool("mysql://app@db.example/shop", options);      any thread:
//                                                                 sc::connection db = pool.acquire();
//                                                                 db.check(order_add(db, 7, 1200));
class pool {
public:
    explicit pool(const char *url, const sc_pool_options &options = {})
    {
        int rc = sc_pool_open(url, &options, &pool_);
        if (rc >= 0) return;
        error e(rc, sc_pool_errmsg(pool_));
        sc_pool_close(pool_, 0);
        throw e;
    }
    pool(const pool &) = delete;
    pool &operator=(const pool &) = delete;
    ~pool() { sc_pool_close(pool_, 0); } // waits for nobody: shut_down does

    operator sc_pool *() const noexcept { return pool_; }
    connection acquire() const
    {
        sc_db *db;
        int rc = sc_pool_acquire(pool_, &db);
        return lent(rc, db);
    }
    connection acquire_within(std::uint32_t wait_ms) const
    {
        sc_db *db;
        int rc = sc_pool_acquire_within(pool_, wait_ms, &db);
        return lent(rc, db);
    }
    // Nobody gets a connection any more. Are all back, after so many milliseconds at most?
    bool shut_down(std::uint32_t wait_ms) noexcept { return sc_pool_shut_down(pool_, wait_ms) >= 0; }

private:
    static connection lent(int rc, sc_db *db)
    {
        connection held(db);
        held.check(rc);
        return held;
    }
    sc_pool *pool_ = nullptr;
};

// A hook that calls f(const sc_event &), which is not copied: it must live as long as the hook is set. What it throws ends the
// program. The other members are sc_hook's.
//
//     auto slow = [](const sc_event &e) { std::clog << e.name << '\n'; };
//     db.set_hook(sc::hook(slow, SC_EVENT_END, 100));
template <class F> sc_hook hook(F &f, unsigned events = 0, std::uint32_t slow_ms = 0) noexcept
{
    sc_hook h = {};
    h.fn = [](const sc_event *e, void *ctx) noexcept { (*static_cast<F *>(ctx))(*e); };
    h.ctx = const_cast<void *>(static_cast<const void *>(std::addressof(f)));
    h.events = events;
    h.slow_ms = slow_ms;
    return h;
}

// Ends what a connection is doing, from another thread: see sc_cancel. It may outlive the connection.
class canceller {
public:
    explicit canceller(const connection &db) { db.check(sc_canceller_new(db, &c_)); }
    canceller(canceller &&other) noexcept : c_(std::exchange(other.c_, nullptr)) {}
    canceller &operator=(canceller &&other) noexcept
    {
        std::swap(c_, other.c_);
        return *this;
    }
    canceller(const canceller &) = delete;
    canceller &operator=(const canceller &) = delete;
    ~canceller() { sc_canceller_free(c_); }
    // True: there was something to end. What keeps a server from being told is thrown.
    bool cancel() const
    {
        int rc = sc_cancel(c_);
        if (rc < 0) throw std::runtime_error(sc_canceller_errmsg(c_));
        return rc == SC_ROW;
    }

private:
    sc_canceller *c_ = nullptr;
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
        connection *db = db_;
        int rc = sc_commit(*db);
        if (!sc_in_transaction(*db)) db_ = nullptr; // after a failure it is rolled back, unless that failed too
        db->check(rc);
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

// Rows that could not be written: done() says as much as is known, as sc_bulk does.
class bulk_error : public error {
public:
    bulk_error(int code, const sc_db *db, const sc_bulk &done) : error(code, db), done_(done) {}
    const sc_bulk &done() const noexcept { return done_; }

private:
    sc_bulk done_;
};

// Writes the rows that a pointer points to, or those of what has them one behind the other (std::vector, std::array, an array, a
// span), with a generated NAME_many; how: 0 or SC_BULK_ATOMIC. Throws bulk_error.
//
//     sc_bulk done = sc::write(db, order_add_many, orders, SC_BULK_ATOMIC);
template <class Row, class Pointer, class = std::enable_if_t<std::is_pointer_v<Pointer>>>
sc_bulk write(const connection &db, int (*many)(sc_db *, const Row *, std::size_t, unsigned, sc_bulk *),
              const Pointer &rows, std::size_t n, unsigned how = 0)
{
    sc_bulk done = {};
    int rc = many(db, rows, n, how, &done);
    if (rc < 0) throw bulk_error(rc, db, done);
    return done;
}
template <class Row, class Rows>
auto write(const connection &db, int (*many)(sc_db *, const Row *, std::size_t, unsigned, sc_bulk *), const Rows &rows,
           unsigned how = 0) -> decltype((void)std::data(rows), sc_bulk())
{
    return write(db, many, std::data(rows), std::size(rows), how);
}

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
