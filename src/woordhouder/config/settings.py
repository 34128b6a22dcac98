"""All settings, from the environment (README names each). No second settings file: tests set the same variables."""

from pathlib import Path

import environ

env = environ.Env()

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "src" / "woordhouder"
DATA = Path(env.str("WOORDHOUDER_DATA", default=str(ROOT / "var")))

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and (DEBUG or DEMO):
    SECRET_KEY = "only-for-demo-and-tests"  # noqa: S105 - guards nothing real
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
CONTROLLER_NAME = env.str("CONTROLLER_NAME", default="")
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=60)
MAINTENANCE = env.bool("MAINTENANCE", default=False)
OPEN_FOR_TABLES = env.bool("OPEN_FOR_TABLES", default=True)
VIRUS_SCANNER = env.str("VIRUS_SCANNER", default="")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "woordhouder.record",
    "woordhouder.jobs",
    "woordhouder.parties",
    "woordhouder.examples",
    "woordhouder.agreements",
    "woordhouder.keeping",
    "woordhouder.intake",
    "woordhouder.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "woordhouder.site.middleware.security_headers",
    "woordhouder.site.middleware.maintenance",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "woordhouder.site.middleware.language_of_the_address",
    "woordhouder.site.middleware.possible_addresses",
    "woordhouder.site.middleware.rate_limit",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "woordhouder.site.middleware.actor",
    "woordhouder.site.keeping_pages.kept_pages",
    "woordhouder.site.refusing.refusals",
]
ROOT_URLCONF = "woordhouder.config.urls"
WSGI_APPLICATION = "woordhouder.config.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "woordhouder.site.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "woordhouder.site.templatetags.ui",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA / 'woordhouder.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "parties.Person"

# Sign-in: a code by e-mail, no password; a passkey for who wants one (docs/decisions/0016).
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "woordhouder.site.signing_in.Adapter"
ACCOUNT_FORMS = {
    "login": "woordhouder.site.forms.signing_in.SignInForm",
    "confirm_login_code": "woordhouder.site.forms.signing_in.CodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Per address of the sender, and per address of who signs in; past it the page answers 429.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "request_login_code": "20/m/ip,3/m/key,20/h/key",
    "confirm_code": "30/m/ip",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "woordhouder.site.signing_in.PasskeyAdapter"
MFA_FORMS = {
    "add_webauthn": "woordhouder.site.forms.signing_in.PasskeyForm",
    "login_webauthn": "woordhouder.site.forms.signing_in.UsePasskeyForm",
}
LOGIN_URL = "account_login"
CSRF_FAILURE_VIEW = "woordhouder.site.views.errors.csrf_failed"
SESSION_COOKIE_AGE = env.int("SESSION_DAYS", default=30) * 86_400
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")

EMAIL_BACKEND = "woordhouder.site.mail.demo.Backend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 20
vars().update(env.email_url("EMAIL_URL", default="consolemail://") if not DEMO else {})
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=CONTACT_EMAIL or "woordhouder@localhost")

CACHES = {
    # What all processes count together: tries to sign in, messages. A table of ours, or another store by CACHE_URL.
    "default": {
        "OPTIONS": {"MAX_ENTRIES": 100_000} if "CACHE_URL" not in env else {},
        **env.cache_url("CACHE_URL", default="dbcache://counts"),
        "KEY_FUNCTION": "woordhouder.site.counting.key",
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# The text of an example has six fields for each of at most two hundred promises, and what else it holds.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6_000
FILE_UPLOAD_HANDLERS = [
    "woordhouder.site.uploads.NotTooLarge",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "commands" / "locale", PACKAGE / "papers" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "woordhouder.config.formats"
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

MEDIA_ROOT = DATA / "files"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "site" / "assets" / "built"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str("STATIC_STORAGE", default="whitenoise.storage.CompressedManifestStaticFilesStorage")
    },
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "woordhouder.site.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
