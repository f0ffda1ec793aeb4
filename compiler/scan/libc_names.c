/* libc_names.c: what C11 and POSIX headers declare, as const data for query_names.h: functions, types and the
 * macros that are not all capitals. A query's function of such a name would clash when it is compiled, or,
 * worse, be called by the C library instead of its own (`read`, `index`). Taken from glibc's headers with
 * _GNU_SOURCE, which g++ always defines. Names of one header are parted by blanks. */
#include "scan/query_names.h"

#include <string.h>

struct header_names {
    const char *header, *names;
};

static const struct header_names table[] = {
    {"assert.h", "assert assert_perror static_assert "},
    {"complex.h", "cabs cabsf cabsl cacos cacosf cacosh cacoshf cacoshl cacosl carg cargf cargl casin "
                  "casinf casinh casinhf casinhl casinl catan catanf catanh catanhf catanhl catanl ccos "
                  "ccosf ccosh ccoshf ccoshl ccosl cexp cexpf cexpl cimag cimagf cimagl clog clog10 "
                  "clog10f clog10l clogf clogl complex conj conjf conjl cpow cpowf cpowl cproj cprojf "
                  "cprojl creal crealf creall csin csinf csinh csinhf csinhl csinl csqrt csqrtf csqrtl "
                  "ctan ctanf ctanh ctanhf ctanhl ctanl "},
    {"ctype.h", "isalnum isalnum_l isalpha isalpha_l isascii isascii_l isblank isblank_l iscntrl "
                "iscntrl_l isctype isdigit isdigit_l isgraph isgraph_l islower islower_l isprint "
                "isprint_l ispunct ispunct_l isspace isspace_l isupper isupper_l isxdigit isxdigit_l "
                "locale_t toascii toascii_l tolower tolower_l toupper toupper_l "},
    {"errno.h", "errno error_t program_invocation_name program_invocation_short_name "},
    {"fenv.h", "feclearexcept fedisableexcept feenableexcept fegetenv fegetexcept fegetexceptflag "
               "fegetmode fegetround feholdexcept femode_t fenv_t feraiseexcept fesetenv fesetexcept "
               "fesetexceptflag fesetmode fesetround fetestexcept fetestexceptflag feupdateenv "
               "fexcept_t "},
    {"inttypes.h", "PRId16 PRId32 PRId64 PRId8 PRIdFAST16 PRIdFAST32 PRIdFAST64 PRIdFAST8 PRIdLEAST16 "
                   "PRIdLEAST32 PRIdLEAST64 PRIdLEAST8 PRIdMAX PRIdPTR PRIi16 PRIi32 PRIi64 PRIi8 "
                   "PRIiFAST16 PRIiFAST32 PRIiFAST64 PRIiFAST8 PRIiLEAST16 PRIiLEAST32 PRIiLEAST64 "
                   "PRIiLEAST8 PRIiMAX PRIiPTR PRIo16 PRIo32 PRIo64 PRIo8 PRIoFAST16 PRIoFAST32 "
                   "PRIoFAST64 PRIoFAST8 PRIoLEAST16 PRIoLEAST32 PRIoLEAST64 PRIoLEAST8 PRIoMAX PRIoPTR "
                   "PRIu16 PRIu32 PRIu64 PRIu8 PRIuFAST16 PRIuFAST32 PRIuFAST64 PRIuFAST8 PRIuLEAST16 "
                   "PRIuLEAST32 PRIuLEAST64 PRIuLEAST8 PRIuMAX PRIuPTR PRIx16 PRIx32 PRIx64 PRIx8 "
                   "PRIxFAST16 PRIxFAST32 PRIxFAST64 PRIxFAST8 PRIxLEAST16 PRIxLEAST32 PRIxLEAST64 "
                   "PRIxLEAST8 PRIxMAX PRIxPTR SCNd16 SCNd32 SCNd64 SCNd8 SCNdFAST16 SCNdFAST32 "
                   "SCNdFAST64 SCNdFAST8 SCNdLEAST16 SCNdLEAST32 SCNdLEAST64 SCNdLEAST8 SCNdMAX SCNdPTR "
                   "SCNi16 SCNi32 SCNi64 SCNi8 SCNiFAST16 SCNiFAST32 SCNiFAST64 SCNiFAST8 SCNiLEAST16 "
                   "SCNiLEAST32 SCNiLEAST64 SCNiLEAST8 SCNiMAX SCNiPTR SCNo16 SCNo32 SCNo64 SCNo8 "
                   "SCNoFAST16 SCNoFAST32 SCNoFAST64 SCNoFAST8 SCNoLEAST16 SCNoLEAST32 SCNoLEAST64 "
                   "SCNoLEAST8 SCNoMAX SCNoPTR SCNu16 SCNu32 SCNu64 SCNu8 SCNuFAST16 SCNuFAST32 "
                   "SCNuFAST64 SCNuFAST8 SCNuLEAST16 SCNuLEAST32 SCNuLEAST64 SCNuLEAST8 SCNuMAX SCNuPTR "
                   "SCNx16 SCNx32 SCNx64 SCNx8 SCNxFAST16 SCNxFAST32 SCNxFAST64 SCNxFAST8 SCNxLEAST16 "
                   "SCNxLEAST32 SCNxLEAST64 SCNxLEAST8 SCNxMAX SCNxPTR imaxabs imaxdiv imaxdiv_t int16_t "
                   "int32_t int64_t int8_t int_fast16_t int_fast32_t int_fast64_t int_fast8_t "
                   "int_least16_t int_least32_t int_least64_t int_least8_t intmax_t intptr_t strtoimax "
                   "strtoumax uint16_t uint32_t uint64_t uint8_t uint_fast16_t uint_fast32_t "
                   "uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t uint_least8_t "
                   "uintmax_t uintptr_t wcstoimax wcstoumax "},
    {"iso646.h", "and and_eq bitand bitor compl not not_eq or or_eq xor xor_eq "},
    {"locale.h", "duplocale freelocale localeconv newlocale setlocale uselocale "},
    {"math.h", "acos acosf acosh acoshf acoshl acosl asin asinf asinh asinhf asinhl asinl atan atan2 "
               "atan2f atan2l atanf atanh atanhf atanhl atanl canonicalize canonicalizef "
               "canonicalizel cbrt cbrtf cbrtl ceil ceilf ceill copysign copysignf copysignl cos cosf "
               "cosh coshf coshl cosl daddl ddivl dfmal dmull double_t drem dremf dreml dsqrtl dsubl "
               "erf erfc erfcf erfcl erff erfl exp exp10 exp10f exp10l exp2 exp2f exp2l expf expl "
               "expm1 expm1f expm1l fabs fabsf fabsl fadd faddl fdim fdimf fdiml fdiv fdivl ffma "
               "ffmal finite finitef finitel float_t floor floorf floorl fma fmaf fmal fmax fmaxf "
               "fmaximum fmaximum_mag fmaximum_mag_num fmaximum_mag_numf fmaximum_mag_numl "
               "fmaximum_magf fmaximum_magl fmaximum_num fmaximum_numf fmaximum_numl fmaximumf "
               "fmaximuml fmaxl fmaxmag fmaxmagf fmaxmagl fmin fminf fminimum fminimum_mag "
               "fminimum_mag_num fminimum_mag_numf fminimum_mag_numl fminimum_magf fminimum_magl "
               "fminimum_num fminimum_numf fminimum_numl fminimumf fminimuml fminl fminmag fminmagf "
               "fminmagl fmod fmodf fmodl fmul fmull fpclassify frexp frexpf frexpl fromfp fromfpf "
               "fromfpl fromfpx fromfpxf fromfpxl fsqrt fsqrtl fsub fsubl gamma gammaf gammal "
               "getpayload getpayloadf getpayloadl hypot hypotf hypotl ilogb ilogbf ilogbl "
               "iscanonical iseqsig isfinite isgreater isgreaterequal isinf isinff isinfl isless "
               "islessequal islessgreater isnan isnanf isnanl isnormal issignaling issubnormal "
               "isunordered iszero j0 j0f j0l j1 j1f j1l jn jnf jnl ldexp ldexpf ldexpl lgamma "
               "lgamma_r lgammaf lgammaf_r lgammal lgammal_r llogb llogbf llogbl llrint llrintf "
               "llrintl llround llroundf llroundl log log10 log10f log10l log1p log1pf log1pl log2 "
               "log2f log2l logb logbf logbl logf logl lrint lrintf lrintl lround lroundf lroundl "
               "math_errhandling modf modff modfl nan nanf nanl nearbyint nearbyintf nearbyintl "
               "nextafter nextafterf nextafterl nextdown nextdownf nextdownl nexttoward nexttowardf "
               "nexttowardl nextup nextupf nextupl pow powf powl remainder remainderf remainderl "
               "remquo remquof remquol rint rintf rintl round roundeven roundevenf roundevenl roundf "
               "roundl scalb scalbf scalbl scalbln scalblnf scalblnl scalbn scalbnf scalbnl "
               "setpayload setpayloadf setpayloadl setpayloadsig setpayloadsigf setpayloadsigl "
               "signbit signgam significand significandf significandl sin sincos sincosf sincosl sinf "
               "sinh sinhf sinhl sinl sqrt sqrtf sqrtl tan tanf tanh tanhf tanhl tanl tgamma tgammaf "
               "tgammal totalorder totalorderf totalorderl totalordermag totalordermagf "
               "totalordermagl trunc truncf truncl ufromfp ufromfpf ufromfpl ufromfpx ufromfpxf "
               "ufromfpxl y0 y0f y0l y1 y1f y1l yn ynf ynl "},
    {"setjmp.h", "longjmp setjmp siglongjmp sigsetjmp "},
    {"signal.h", "environ fpregset_t getopt gettid gid_t greg_t gsignal kill killpg mcontext_t off64_t "
                 "off_t optarg opterr optind optopt pid_t psiginfo psignal pthread_attr_t "
                 "pthread_barrier_t pthread_barrierattr_t pthread_cond_t pthread_condattr_t "
                 "pthread_key_t pthread_kill pthread_mutex_t pthread_mutexattr_t pthread_once_t "
                 "pthread_rwlock_t pthread_rwlockattr_t pthread_sigmask pthread_sigqueue "
                 "pthread_spinlock_t pthread_t raise sa_handler sa_sigaction si_addr si_addr_lsb "
                 "si_arch si_band si_call_addr si_fd si_int si_lower si_overrun si_pid si_pkey si_ptr "
                 "si_status si_stime si_syscall si_timerid si_uid si_upper si_utime si_value "
                 "sig_atomic_t sig_t sigaction sigaddset sigaltstack sigandset sigblock sigdelset "
                 "sigemptyset sigev_notify_attributes sigev_notify_function sigevent_t sigfillset "
                 "siggetmask sighandler_t sighold sigignore siginterrupt sigisemptyset sigismember "
                 "sigmask signal sigorset sigpause sigpending sigprocmask sigqueue sigrelse sigreturn "
                 "sigset sigset_t sigsetmask sigstack sigsuspend sigtimedwait sigval_t sigwait "
                 "sigwaitinfo size_t socklen_t ssignal ssize_t stack_t sysv_signal tgkill time_t "
                 "ucontext_t uid_t useconds_t "},
    {"unistd.h", "access acct alarm brk chdir chown chroot close close_range closefrom confstr "
                 "copy_file_range crypt daemon dup dup2 dup3 eaccess endusershell euidaccess execl "
                 "execle execlp execv execve execveat execvp execvpe faccessat fchdir fchown fchownat "
                 "fdatasync fexecve fork fpathconf fsync ftruncate ftruncate64 get_current_dir_name "
                 "getcwd getdomainname getdtablesize getegid getentropy geteuid getgid getgroups "
                 "gethostid gethostname getlogin getlogin_r getpagesize getpass getpgid getpgrp getpid "
                 "getppid getresgid getresuid getsid getuid getusershell getwd group_member isatty "
                 "lchown link linkat lockf lseek lseek64 nice pathconf pause pipe pipe2 pread pread64 "
                 "profil pwrite pwrite64 read readlink readlinkat revoke rmdir sbrk setdomainname "
                 "setegid seteuid setgid sethostid sethostname setlogin setpgid setpgrp setregid "
                 "setresgid setresuid setreuid setsid setuid setusershell sleep swab symlink symlinkat "
                 "sync syncfs syscall sysconf tcgetpgrp tcsetpgrp truncate truncate64 ttyname ttyname_r "
                 "ttyslot ualarm unlink unlinkat usleep vfork vhangup write "},
    {"stdalign.h", "alignas alignof "},
    {"stdarg.h", "va_arg va_copy va_end va_list va_start "},
    {"stdatomic.h", "atomic_bool atomic_char atomic_char16_t atomic_char32_t "
                    "atomic_compare_exchange_strong atomic_compare_exchange_strong_explicit "
                    "atomic_compare_exchange_weak atomic_compare_exchange_weak_explicit atomic_exchange "
                    "atomic_exchange_explicit atomic_fetch_add atomic_fetch_add_explicit atomic_fetch_and "
                    "atomic_fetch_and_explicit atomic_fetch_or atomic_fetch_or_explicit atomic_fetch_sub "
                    "atomic_fetch_sub_explicit atomic_fetch_xor atomic_fetch_xor_explicit atomic_flag "
                    "atomic_flag_clear atomic_flag_clear_explicit atomic_flag_test_and_set "
                    "atomic_flag_test_and_set_explicit atomic_init atomic_int atomic_int_fast16_t "
                    "atomic_int_fast32_t atomic_int_fast64_t atomic_int_fast8_t atomic_int_least16_t "
                    "atomic_int_least32_t atomic_int_least64_t atomic_int_least8_t atomic_intmax_t "
                    "atomic_intptr_t atomic_is_lock_free atomic_llong atomic_load atomic_load_explicit "
                    "atomic_long atomic_ptrdiff_t atomic_schar atomic_short atomic_signal_fence "
                    "atomic_size_t atomic_store atomic_store_explicit atomic_thread_fence atomic_uchar "
                    "atomic_uint atomic_uint_fast16_t atomic_uint_fast32_t atomic_uint_fast64_t "
                    "atomic_uint_fast8_t atomic_uint_least16_t atomic_uint_least32_t atomic_uint_least64_t "
                    "atomic_uint_least8_t atomic_uintmax_t atomic_uintptr_t atomic_ullong atomic_ulong "
                    "atomic_ushort atomic_wchar_t kill_dependency memory_order "},
    {"stdbool.h", "bool false true "},
    {"stddef.h", "NULL max_align_t offsetof ptrdiff_t wchar_t "},
    {"stdio.h", "BUFSIZ EOF FILE L_ctermid L_cuserid L_tmpnam P_tmpdir asprintf clearerr "
                "clearerr_unlocked cookie_io_functions_t ctermid cuserid dprintf fclose fcloseall "
                "fdopen feof feof_unlocked ferror ferror_unlocked fflush fflush_unlocked fgetc "
                "fgetc_unlocked fgetpos fgetpos64 fgets fgets_unlocked fileno fileno_unlocked "
                "flockfile fmemopen fopen fopen64 fopencookie fpos64_t fpos_t fprintf fputc "
                "fputc_unlocked fputs fputs_unlocked fread fread_unlocked freopen freopen64 fscanf "
                "fseek fseeko fseeko64 fsetpos fsetpos64 ftell ftello ftello64 ftrylockfile "
                "funlockfile fwrite fwrite_unlocked getc getc_unlocked getchar getchar_unlocked "
                "getdelim getline gets getw obstack_printf obstack_vprintf open_memstream pclose "
                "perror popen printf putc putc_unlocked putchar putchar_unlocked puts putw remove "
                "rename renameat renameat2 rewind scanf setbuf setbuffer setlinebuf setvbuf snprintf "
                "sprintf sscanf stderr stdin stdout tempnam tmpfile tmpfile64 tmpnam tmpnam_r ungetc "
                "vasprintf vdprintf vfprintf vfscanf vprintf vscanf vsnprintf vsprintf vsscanf "},
    {"stdlib.h", "a64l abort abs aligned_alloc alloca arc4random arc4random_buf arc4random_uniform "
                 "at_quick_exit atexit atof atoi atol atoll be16toh be32toh be64toh blkcnt64_t blkcnt_t "
                 "blksize_t bsearch caddr_t calloc canonicalize_file_name clearenv clock_t clockid_t "
                 "comparison_fn_t daddr_t dev_t div div_t drand48 drand48_r ecvt ecvt_r erand48 "
                 "erand48_r exit fcvt fcvt_r fd_mask fd_set free fsblkcnt64_t fsblkcnt_t fsfilcnt64_t "
                 "fsfilcnt_t fsid_t gcvt getenv getloadavg getpt getsubopt grantpt htobe16 htobe32 "
                 "htobe64 htole16 htole32 htole64 id_t initstate initstate_r ino64_t ino_t jrand48 "
                 "jrand48_r key_t l64a labs lcong48 lcong48_r ldiv ldiv_t le16toh le32toh le64toh llabs "
                 "lldiv lldiv_t loff_t lrand48 lrand48_r malloc mblen mbstowcs mbtowc mkdtemp mkostemp "
                 "mkostemp64 mkostemps mkostemps64 mkstemp mkstemp64 mkstemps mkstemps64 mktemp mode_t "
                 "mrand48 mrand48_r nlink_t nrand48 nrand48_r on_exit posix_memalign posix_openpt "
                 "ptsname ptsname_r putenv qecvt qecvt_r qfcvt qfcvt_r qgcvt qsort qsort_r quad_t "
                 "quick_exit rand rand_r random random_r realloc reallocarray realpath rpmatch "
                 "secure_getenv seed48 seed48_r setenv setstate setstate_r srand srand48 srand48_r "
                 "srandom srandom_r strfromd strfromf strfroml strtod strtod_l strtof strtof_l strtol "
                 "strtol_l strtold strtold_l strtoll strtoll_l strtoq strtoul strtoul_l strtoull "
                 "strtoull_l strtouq suseconds_t system timer_t u_char u_int u_int16_t u_int32_t "
                 "u_int64_t u_int8_t u_long u_quad_t u_short uint ulong unlockpt unsetenv ushort valloc "
                 "wcstombs wctomb "},
    {"sys/select.h", "pselect select "},
    {"stdnoreturn.h", "noreturn "},
    {"string.h", "basename explicit_bzero memccpy memchr memcmp memcpy memfrob memmem memmove mempcpy "
                 "memrchr memset rawmemchr sigabbrev_np sigdescr_np stpcpy stpncpy strcasestr strcat "
                 "strchr strchrnul strcmp strcoll strcoll_l strcpy strcspn strdup strdupa strerror "
                 "strerror_l strerror_r strerrordesc_np strerrorname_np strfry strlen strncat strncmp "
                 "strncpy strndup strndupa strnlen strpbrk strrchr strsep strsignal strspn strstr "
                 "strtok strtok_r strverscmp strxfrm strxfrm_l "},
    {"strings.h", "bcmp bcopy bzero ffs ffsl ffsll index rindex strcasecmp strcasecmp_l strncasecmp "
                  "strncasecmp_l "},
    {"threads.h", "call_once clock_adjtime cnd_broadcast cnd_destroy cnd_init cnd_signal cnd_t "
                  "cnd_timedwait cnd_wait daylight getdate_err mtx_destroy mtx_init mtx_lock mtx_t "
                  "mtx_timedlock mtx_trylock mtx_unlock once_flag thrd_create thrd_current thrd_detach "
                  "thrd_equal thrd_exit thrd_join thrd_sleep thrd_t thrd_yield thread_local timezone "
                  "tss_create tss_delete tss_get tss_set tss_t tzname "},
    {"time.h", "asctime asctime_r clock clock_getcpuclockid clock_getres clock_gettime "
               "clock_nanosleep clock_settime ctime ctime_r difftime dysize getdate getdate_r gmtime "
               "gmtime_r localtime localtime_r mktime nanosleep strftime strftime_l strptime "
               "strptime_l time timegm timelocal timer_create timer_delete timer_getoverrun "
               "timer_gettime timer_settime timespec_get timespec_getres tzset "},
    {"uchar.h", "c16rtomb c32rtomb c8rtomb char16_t char32_t char8_t mbrtoc16 mbrtoc32 mbrtoc8 "
                "mbstate_t "},
    {"wchar.h", "btowc fgetwc fgetwc_unlocked fgetws fgetws_unlocked fputwc fputwc_unlocked fputws "
                "fputws_unlocked fwide fwprintf fwscanf getwc getwc_unlocked getwchar "
                "getwchar_unlocked mbrlen mbrtowc mbsinit mbsnrtowcs mbsrtowcs open_wmemstream putwc "
                "putwc_unlocked putwchar putwchar_unlocked swprintf swscanf ungetwc vfwprintf vfwscanf "
                "vswprintf vswscanf vwprintf vwscanf wcpcpy wcpncpy wcrtomb wcscasecmp wcscasecmp_l "
                "wcscat wcschr wcschrnul wcscmp wcscoll wcscoll_l wcscpy wcscspn wcsdup wcsftime "
                "wcsftime_l wcslen wcsncasecmp wcsncasecmp_l wcsncat wcsncmp wcsncpy wcsnlen "
                "wcsnrtombs wcspbrk wcsrchr wcsrtombs wcsspn wcsstr wcstod wcstod_l wcstof wcstof_l "
                "wcstok wcstol wcstol_l wcstold wcstold_l wcstoll wcstoll_l wcstoq wcstoul wcstoul_l "
                "wcstoull wcstoull_l wcstouq wcswcs wcswidth wcsxfrm wcsxfrm_l wctob wcwidth wint_t "
                "wmemchr wmemcmp wmemcpy wmemmove wmempcpy wmemset wprintf wscanf "},
    {"wctype.h", "iswalnum iswalnum_l iswalpha iswalpha_l iswblank iswblank_l iswcntrl iswcntrl_l "
                 "iswctype iswctype_l iswdigit iswdigit_l iswgraph iswgraph_l iswlower iswlower_l "
                 "iswprint iswprint_l iswpunct iswpunct_l iswspace iswspace_l iswupper iswupper_l "
                 "iswxdigit iswxdigit_l towctrans towctrans_l towlower towlower_l towupper towupper_l "
                 "wctrans wctrans_l wctrans_t wctype wctype_l wctype_t "},
    {"aio.h", "aio_cancel aio_cancel64 aio_error aio_error64 aio_fsync aio_fsync64 aio_init aio_read "
              "aio_read64 aio_return aio_return64 aio_suspend aio_suspend64 aio_write aio_write64 "
              "lio_listio lio_listio64 "},
    {"sys/socket.h", "accept accept4 bind connect getpeername getsockname getsockopt isfdtype listen recv "
                     "recvfrom recvmmsg recvmsg send sendmmsg sendmsg sendto setsockopt shutdown sockatmark "
                     "socket socketpair "},
    {"netinet/in.h", "bindresvport bindresvport6 getipv4sourcefilter getsourcefilter htonl htons "
                     "inet6_opt_append inet6_opt_find inet6_opt_finish inet6_opt_get_val inet6_opt_init "
                     "inet6_opt_next inet6_opt_set_val inet6_option_alloc inet6_option_append "
                     "inet6_option_find inet6_option_init inet6_option_next inet6_option_space "
                     "inet6_rth_add inet6_rth_getaddr inet6_rth_init inet6_rth_reverse inet6_rth_segments "
                     "inet6_rth_space ntohl ntohs setipv4sourcefilter setsourcefilter "},
    {"arpa/inet.h", "AF_DECnet PF_DECnet in6addr_any in6addr_loopback in_addr_t in_port_t inet_addr "
                    "inet_aton inet_lnaof inet_makeaddr inet_net_ntop inet_net_pton inet_neta inet_netof "
                    "inet_network inet_nsap_addr inet_nsap_ntoa inet_ntoa inet_ntop inet_pton s6_addr "
                    "s6_addr16 s6_addr32 sa_family_t "},
    {"dirent.h", "DIR alphasort alphasort64 closedir d_fileno dirfd fdopendir getdents64 getdirentries "
                 "getdirentries64 opendir readdir readdir64 readdir64_r readdir_r rewinddir scandir "
                 "scandir64 scandirat scandirat64 seekdir telldir versionsort versionsort64 "},
    {"dlfcn.h", "Dl_info Dl_serinfo Dl_serpath Lmid_t dladdr dladdr1 dlclose dlerror dlinfo dlmopen "
                "dlopen dlsym dlvsym "},
    {"fcntl.h", "creat creat64 fallocate fallocate64 fcntl fcntl64 name_to_handle_at open open64 "
                "open_by_handle_at openat openat64 posix_fadvise posix_fadvise64 posix_fallocate "
                "posix_fallocate64 readahead splice st_atime st_ctime st_mtime sync_file_range tee "
                "vmsplice "},
    {"fmtmsg.h", "addseverity fmtmsg "},
    {"fnmatch.h", "fnmatch "},
    {"sys/stat.h", "chmod fchmod fchmodat fstat fstat64 fstatat fstatat64 futimens getumask lchmod lstat "
                   "lstat64 mkdir mkdirat mkfifo mkfifoat mknod mknodat stat stat64 umask utimensat "},
    {"ftw.h", "ftw ftw64 nftw nftw64 statx "},
    {"glob.h", "glob glob64 glob64_t glob_pattern_p glob_t globfree globfree64 "},
    {"grp.h", "endgrent fgetgrent fgetgrent_r getgrent getgrent_r getgrgid getgrgid_r getgrnam "
              "getgrnam_r getgrouplist initgroups putgrent setgrent setgroups "},
    {"iconv.h", "iconv iconv_close iconv_open iconv_t "},
    {"nl_types.h", "catclose catgets catopen "},
    {"langinfo.h", "nl_catd nl_item nl_langinfo nl_langinfo_l "},
    {"libgen.h", "dirname "},
    {"monetary.h", "strfmon strfmon_l "},
    {"mqueue.h", "mq_close mq_getattr mq_notify mq_open mq_receive mq_send mq_setattr mq_timedreceive "
                 "mq_timedsend mq_unlink mqd_t "},
    {"net/if.h", "if_freenameindex if_indextoname if_nameindex if_nametoindex ifa_broadaddr ifa_dstaddr "
                 "ifa_ifu ifc_buf ifc_ifcu ifc_req ifr_addr ifr_bandwidth ifr_broadaddr ifr_data "
                 "ifr_dstaddr ifr_flags ifr_hwaddr ifr_ifindex ifr_ifrn ifr_ifru ifr_map ifr_metric "
                 "ifr_mtu ifr_name ifr_netmask ifr_newname ifr_qlen ifr_slave "},
    {"netdb.h", "endhostent endnetent endnetgrent endprotoent endrpcent endservent freeaddrinfo "
                "gai_cancel gai_error gai_strerror gai_suspend getaddrinfo getaddrinfo_a gethostbyaddr "
                "gethostbyaddr_r gethostbyname gethostbyname2 gethostbyname2_r gethostbyname_r "
                "gethostent gethostent_r getnameinfo getnetbyaddr getnetbyaddr_r getnetbyname "
                "getnetbyname_r getnetent getnetent_r getnetgrent getnetgrent_r getprotobyname "
                "getprotobyname_r getprotobynumber getprotobynumber_r getprotoent getprotoent_r "
                "getrpcbyname getrpcbyname_r getrpcbynumber getrpcbynumber_r getrpcent getrpcent_r "
                "getservbyname getservbyname_r getservbyport getservbyport_r getservent getservent_r "
                "h_addr h_errno herror hstrerror innetgr iruserok iruserok_af rcmd rcmd_af rexec "
                "rexec_af rresvport rresvport_af ruserok ruserok_af sethostent setnetent setnetgrent "
                "setprotoent setrpcent setservent "},
    {"netinet/tcp.h", "tcp_seq "},
    {"poll.h", "nfds_t poll ppoll "},
    {"pthread.h", "clone cpu_set_t getcpu pthread_atfork pthread_attr_destroy "
                  "pthread_attr_getaffinity_np pthread_attr_getdetachstate pthread_attr_getguardsize "
                  "pthread_attr_getinheritsched pthread_attr_getschedparam pthread_attr_getschedpolicy "
                  "pthread_attr_getscope pthread_attr_getsigmask_np pthread_attr_getstack "
                  "pthread_attr_getstackaddr pthread_attr_getstacksize pthread_attr_init "
                  "pthread_attr_setaffinity_np pthread_attr_setdetachstate pthread_attr_setguardsize "
                  "pthread_attr_setinheritsched pthread_attr_setschedparam pthread_attr_setschedpolicy "
                  "pthread_attr_setscope pthread_attr_setsigmask_np pthread_attr_setstack "
                  "pthread_attr_setstackaddr pthread_attr_setstacksize pthread_barrier_destroy "
                  "pthread_barrier_init pthread_barrier_wait pthread_barrierattr_destroy "
                  "pthread_barrierattr_getpshared pthread_barrierattr_init "
                  "pthread_barrierattr_setpshared pthread_cancel pthread_cleanup_pop "
                  "pthread_cleanup_pop_restore_np pthread_cleanup_push pthread_cleanup_push_defer_np "
                  "pthread_clockjoin_np pthread_cond_broadcast pthread_cond_clockwait "
                  "pthread_cond_destroy pthread_cond_init pthread_cond_signal pthread_cond_timedwait "
                  "pthread_cond_wait pthread_condattr_destroy pthread_condattr_getclock "
                  "pthread_condattr_getpshared pthread_condattr_init pthread_condattr_setclock "
                  "pthread_condattr_setpshared pthread_create pthread_detach pthread_equal pthread_exit "
                  "pthread_getaffinity_np pthread_getattr_default_np pthread_getattr_np "
                  "pthread_getconcurrency pthread_getcpuclockid pthread_getname_np pthread_getschedparam "
                  "pthread_getspecific pthread_join pthread_key_create pthread_key_delete "
                  "pthread_mutex_clocklock pthread_mutex_consistent pthread_mutex_consistent_np "
                  "pthread_mutex_destroy pthread_mutex_getprioceiling pthread_mutex_init "
                  "pthread_mutex_lock pthread_mutex_setprioceiling pthread_mutex_timedlock "
                  "pthread_mutex_trylock pthread_mutex_unlock pthread_mutexattr_destroy "
                  "pthread_mutexattr_getprioceiling pthread_mutexattr_getprotocol "
                  "pthread_mutexattr_getpshared pthread_mutexattr_getrobust "
                  "pthread_mutexattr_getrobust_np pthread_mutexattr_gettype pthread_mutexattr_init "
                  "pthread_mutexattr_setprioceiling pthread_mutexattr_setprotocol "
                  "pthread_mutexattr_setpshared pthread_mutexattr_setrobust "
                  "pthread_mutexattr_setrobust_np pthread_mutexattr_settype pthread_once "
                  "pthread_rwlock_clockrdlock pthread_rwlock_clockwrlock pthread_rwlock_destroy "
                  "pthread_rwlock_init pthread_rwlock_rdlock pthread_rwlock_timedrdlock "
                  "pthread_rwlock_timedwrlock pthread_rwlock_tryrdlock pthread_rwlock_trywrlock "
                  "pthread_rwlock_unlock pthread_rwlock_wrlock pthread_rwlockattr_destroy "
                  "pthread_rwlockattr_getkind_np pthread_rwlockattr_getpshared pthread_rwlockattr_init "
                  "pthread_rwlockattr_setkind_np pthread_rwlockattr_setpshared pthread_self "
                  "pthread_setaffinity_np pthread_setattr_default_np pthread_setcancelstate "
                  "pthread_setcanceltype pthread_setconcurrency pthread_setname_np pthread_setschedparam "
                  "pthread_setschedprio pthread_setspecific pthread_spin_destroy pthread_spin_init "
                  "pthread_spin_lock pthread_spin_trylock pthread_spin_unlock pthread_testcancel "
                  "pthread_timedjoin_np pthread_tryjoin_np pthread_yield sched_getcpu sched_priority "
                  "setns unshare "},
    {"sched.h", "sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam "
                "sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setparam "
                "sched_setscheduler sched_yield "},
    {"pwd.h", "endpwent fgetpwent fgetpwent_r getpw getpwent getpwent_r getpwnam getpwnam_r getpwuid "
              "getpwuid_r putpwent setpwent "},
    {"regex.h", "active_reg_t re_compile_fastmap re_compile_pattern re_match re_match_2 re_search "
                "re_search_2 re_set_registers re_set_syntax re_syntax_options reg_errcode_t "
                "reg_syntax_t regcomp regerror regex_t regexec regfree regmatch_t regoff_t s_reg_t "},
    {"search.h", "ACTION ENTRY VISIT hcreate hcreate_r hdestroy hdestroy_r hsearch hsearch_r insque "
                 "lfind lsearch remque tdelete tdestroy tfind tsearch twalk twalk_r "},
    {"semaphore.h", "sem_clockwait sem_close sem_destroy sem_getvalue sem_init sem_open sem_post sem_t "
                    "sem_timedwait sem_trywait sem_unlink sem_wait "},
    {"spawn.h", "posix_spawn posix_spawn_file_actions_addchdir_np posix_spawn_file_actions_addclose "
                "posix_spawn_file_actions_addclosefrom_np posix_spawn_file_actions_adddup2 "
                "posix_spawn_file_actions_addfchdir_np posix_spawn_file_actions_addopen "
                "posix_spawn_file_actions_addtcsetpgrp_np posix_spawn_file_actions_destroy "
                "posix_spawn_file_actions_init posix_spawn_file_actions_t posix_spawnattr_destroy "
                "posix_spawnattr_getflags posix_spawnattr_getpgroup posix_spawnattr_getschedparam "
                "posix_spawnattr_getschedpolicy posix_spawnattr_getsigdefault "
                "posix_spawnattr_getsigmask posix_spawnattr_init posix_spawnattr_setflags "
                "posix_spawnattr_setpgroup posix_spawnattr_setschedparam "
                "posix_spawnattr_setschedpolicy posix_spawnattr_setsigdefault "
                "posix_spawnattr_setsigmask posix_spawnattr_t posix_spawnp "},
    {"sys/ipc.h", "ftok "},
    {"sys/mman.h", "madvise memfd_create mincore mlock mlock2 mlockall mmap mmap64 mprotect mremap msync "
                   "munlock munlockall munmap pkey_alloc pkey_free pkey_get pkey_mprotect pkey_set "
                   "posix_madvise process_madvise process_mrelease remap_file_pages shm_open shm_unlink "},
    {"sys/msg.h", "msg_cbytes msgctl msgget msglen_t msgqnum_t msgrcv msgsnd "},
    {"sys/resource.h", "getpriority getrlimit getrlimit64 getrusage prlimit prlimit64 rlim64_t rlim_t "
                       "setpriority setrlimit setrlimit64 "},
    {"sys/sem.h", "semctl semget semop semtimedop "},
    {"sys/shm.h", "shmat shmatt_t shmctl shmdt shmget "},
    {"sys/statvfs.h", "fstatvfs fstatvfs64 statvfs statvfs64 "},
    {"sys/time.h", "adjtime futimes futimesat getitimer gettimeofday lutimes setitimer settimeofday "
                   "timeradd timerclear timercmp timerisset timersub utimes "},
    {"sys/times.h", "times "},
    {"sys/uio.h", "preadv preadv2 preadv64 preadv64v2 process_vm_readv process_vm_writev pwritev "
                  "pwritev2 pwritev64 pwritev64v2 readv writev "},
    {"sys/utsname.h", "uname "},
    {"sys/wait.h", "idtype_t wait wait3 wait4 waitid waitpid "},
    {"syslog.h", "closelog openlog setlogmask syslog vsyslog "},
    {"termios.h", "cc_t cfgetispeed cfgetospeed cfmakeraw cfsetispeed cfsetospeed cfsetspeed speed_t "
                  "tcdrain tcflag_t tcflow tcflush tcgetattr tcgetsid tcsendbreak tcsetattr "},
    {"ulimit.h", "ulimit "},
    {"utime.h", "utime "},
    {"utmpx.h", "endutxent getutmp getutmpx getutxent getutxid getutxline pututxline setutxent "
                "updwtmpx ut_tv utmpxname "},
    {"wordexp.h", "wordexp wordexp_t wordfree "},
};

const char *libc_header_of(struct str name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (const char *p = table[i].names; *p;) {
            size_t n = strcspn(p, " ");
            if (str_eq(name, (struct str){p, n})) return table[i].header;
            p += n + 1;
        }
    return NULL;
}
