"""OnRecord every night, for Airflow 3. Copy to the DAGs' folder of a worker that has OnRecord.

It needs nothing but Airflow: no provider package beyond those that Airflow itself brings.

What to change, in the environment of the workers or here:
  ONRECORD_HOME    where ./onrecord is, built once by ./onrecord --version (/opt/onrecord)
  ONRECORD_INPUT   where the stories are; any PATH of --input (/srv/news)
  ONRECORD_OUTPUT  where runs go (/srv/onrecord/out)
  ONRECORD_PAGES   a local directory for the weekly pages (/srv/onrecord/weeks)
  SPARK            what spark-submit is given, as a cluster's --master

Try it:
  AIRFLOW__CORE__DAGS_FOLDER=$PWD/deploy/airflow airflow dags test onrecord 2024-04-15
The weeks of the past, from the tables of the current run; what was read is not read again:
  airflow backfill create --dag-id onrecord --from-date 2024-04-01 --to-date 2024-05-31
A part of a large archive, before the schedule is switched on (docs/operations.md tells why):
  airflow dags trigger onrecord --conf '{"from": "2020-01-01", "to": "2020-12-31"}'
"""

import os
import signal
import subprocess
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, BaseOperator, CronDataIntervalTimetable, Param
from airflow.sdk.exceptions import AirflowException, AirflowFailException

HOME = os.environ.get("ONRECORD_HOME", "/opt/onrecord")
INPUT = os.environ.get("ONRECORD_INPUT", "/srv/news")
OUTPUT = os.environ.get("ONRECORD_OUTPUT", "/srv/onrecord/out")
PAGES = os.environ.get("ONRECORD_PAGES", "/srv/onrecord/weeks")
SPARK = ["--driver-memory", "4g"]

# The week that the night's interval begins in; started by hand a run may have none, and its page is of the latest week that has a story.
WEEK = "data_interval_start.strftime('%G-W%V')"
HAS_WEEK = "(data_interval_start is defined and data_interval_start)"


class OnRecordOperator(BaseOperator):
    """Submits an OnRecord command to Spark and tells Airflow by its exit status whether to try again.

    :param arguments: the command and its options; those that are rendered to nothing are left out
    :param spark: options of spark-submit
    :param launcher: ./onrecord, which finds spark-submit by SPARK_HOME or on the path
    """

    template_fields: Sequence[str] = ("arguments", "spark")

    # What another try cannot mend.
    FINAL = {2: "wrong usage", 3: "refused by a check"}

    def __init__(
        self,
        *,
        arguments: list[str],
        spark: list[str] | None = None,
        launcher: str = f"{HOME}/onrecord",
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.arguments = arguments
        self.spark = spark or []
        self.launcher = launcher
        self._process: subprocess.Popen | None = None

    def execute(self, context):
        command = [self.launcher, *filter(None, self.arguments), "--", *self.spark]
        self.log.info("%s", command)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # A group of its own, so that Spark ends with the task.
            start_new_session=True,
        )
        for line in self._process.stdout:
            self.log.info("%s", line.rstrip())
        status = self._process.wait()
        if status in self.FINAL:
            raise AirflowFailException(f"onrecord: {self.FINAL[status]} (exit status {status})")
        if status != 0:
            raise AirflowException(f"onrecord failed (exit status {status})")

    def on_kill(self):
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)


with DAG(
    "onrecord",
    description="Who said what, about whom, in what tone: every night",
    # Its runs have an interval, which the weekly page is about; a plain cron expression would give them none.
    schedule=CronDataIntervalTimetable("15 2 * * *", timezone="UTC"),
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    # Each night reads all of the input; nights that were missed add nothing.
    catchup=False,
    # Of two jobs on one output the second exits 1.
    max_active_runs=1,
    default_args={
        "retries": 3,
        # On S3 or HDFS a job that was killed holds the output for 5 minutes more.
        "retry_delay": timedelta(minutes=6),
    },
    params={
        "from": Param(None, type=["null", "string"], format="date", description="Only stories from this day on"),
        "to": Param(None, type=["null", "string"], format="date", description="Only stories up to this day"),
    },
    tags=["onrecord"],
) as dag:
    run = OnRecordOperator(
        task_id="run",
        arguments=[
            "run",
            "--input",
            INPUT,
            "--output",
            OUTPUT,
            "{{ '--from=' ~ params['from'] if params['from'] else '' }}",
            "{{ '--to=' ~ params['to'] if params['to'] else '' }}",
        ],
        spark=SPARK,
        execution_timeout=timedelta(hours=12),
    )
    keep = OnRecordOperator(task_id="keep", arguments=["runs", "--output", OUTPUT, "--keep", "14"])
    week = OnRecordOperator(
        task_id="week",
        arguments=[
            "report",
            "--output",
            OUTPUT,
            "--spec",
            f"{HOME}/reports/weekly.yaml",
            f"{{{{ '--period=' ~ {WEEK} if {HAS_WEEK} else '' }}}}",
            "--out",
            f"{PAGES}/{{{{ {WEEK} if {HAS_WEEK} else 'latest' }}}}",
        ],
    )
    run >> [keep, week]
