"""How much may be asked, and how long questions and reports are kept. Said on the pages; held by the actions."""

from datetime import timedelta

# Against abuse, and so that who lets readers ask is not asked too often.
MOST_WAITING, WITHIN = 3, timedelta(days=7)  # unanswered questions of one asker
ONE_PER_EXAMPLE = timedelta(days=30)  # questions of one asker about one example
MOST_TO_A_CONTACT = 5  # questions to one address in a week

# How long a link to confirm, and one to answer, opens.
DAYS_TO_CONFIRM, DAYS_TO_ANSWER = 7, 60

# After that, words and addresses go.
ANSWERED_KEPT = timedelta(days=30)
UNANSWERED_KEPT = timedelta(days=DAYS_TO_ANSWER)
UNCONFIRMED_KEPT = timedelta(days=DAYS_TO_CONFIRM)
REPORTER_KEPT_AFTER_ANSWER = timedelta(days=1)  # the letter with the answer is sent meanwhile
REPORTER_KEPT = timedelta(days=180)  # without an answer
