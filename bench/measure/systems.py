"""What is measured: the job and what people use in its place, each as whole processes over the same texts."""
import functools
import json
import pathlib
import subprocess
import sys

from . import process

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ROOT / "bench" / "peers"
INSTALLED = ROOT / "target" / "peers"
READ = "tokenize,pos,lemma,ner,depparse"


def install():
    """Installs the peers, once."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    class_path = INSTALLED / "classpath.txt"
    if not class_path.exists():
        command = ["mvn", "-q", "-B", "-f", PEERS / "pom.xml", "dependency:build-classpath", f"-Dmdep.outputFile={class_path}"]
        process.run(command, INSTALLED / "maven.log")
    python = INSTALLED / "venv" / "bin" / "python"
    if not python.exists():
        process.run([sys.executable, "-m", "venv", INSTALLED / "venv"], INSTALLED / "venv.log")
        command = [python, "-m", "pip", "install", "--quiet", "--requirement", PEERS / "requirements.txt"]
        process.run(command, INSTALLED / "pip.log")


def jars():
    return (INSTALLED / "classpath.txt").read_text(encoding="utf8").strip()


def build():
    """Builds the job's jar, so that no measurement does."""
    subprocess.run([ROOT / "onrecord", "--version"], check=True, stdout=subprocess.DEVNULL)


class Texts:
    """Stories as each system takes them: a JSON Lines file, and a directory of plain files."""

    def __init__(self, place, stories):
        place.mkdir(parents=True)
        self.place = place
        self.stories = stories
        self.lines = place / "stories.jsonl"
        self.lines.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf8")

    @functools.cached_property
    def files(self):
        """A directory of a file for each story."""
        files = self.place / "files"
        files.mkdir()
        for number, story in enumerate(self.stories):
            (files / f"{number:05}.txt").write_text(story["text"], encoding="utf8")
        return files

    @functools.cached_property
    def list(self):
        """A file of their names."""
        list_ = self.place / "files.txt"
        list_.write_text("".join(f"{file}\n" for file in sorted(self.files.iterdir())), encoding="utf8")
        return list_

    @property
    def words(self):
        """Runs without white space."""
        return sum(len(story["text"].split()) for story in self.stories)


class Job:
    """./onrecord run, and what run.json says of its steps."""

    name = "onrecord"
    does = "statements, speakers, tone, topics, tables and report"

    def __init__(self, cores=2):
        self.cores = cores

    def measure(self, texts, place):
        command = [ROOT / "onrecord", "run", "--input", texts.lines, "--output", place / "out", "--", "--master", f"local[{self.cores}]"]
        cost = process.run(command, place / "log")
        run = (place / "out" / "current").read_text(encoding="utf8").strip()
        steps = json.loads((place / "out" / "runs" / run / "run.json").read_text(encoding="utf8"))["steps"]
        return cost, {step["name"]: {"wall": step["wall_seconds"], "cpu": step["cpu_seconds"]} for step in steps}


class CoreNlp:
    """Stanford CoreNLP's command line, JSON out."""

    def __init__(self, name, annotators, does, *settings):
        self.name, self.annotators, self.does, self.settings = name, annotators, does, settings

    def measure(self, texts, place):
        (place / "out").mkdir()
        command = ["java", "-Xmx8g", "-cp", jars(), "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", self.annotators]
        command += ["-threads", "2", "-filelist", texts.list, "-outputFormat", "json", "-outputDirectory", place / "out"]
        cost = process.run([*command, *self.settings], place / "log")
        if len(list((place / "out").iterdir())) != len(texts.stories):
            sys.exit(f"{self.name} has not read all texts: {place / 'log'}")
        return cost, {}


class Spacy:
    """spaCy's small model, JSON out."""

    name = "spaCy en_core_web_sm"
    does = "tokens, tags, parse, names"

    def measure(self, texts, place):
        (place / "out").mkdir()
        python = INSTALLED / "venv" / "bin" / "python"
        return process.run([python, PEERS / "spacy_peer.py", texts.files, place / "out"], place / "log"), {}


READERS = (
    Job(),
    CoreNlp("CoreNLP to quote", f"{READ},coref,quote", "statements in quotation marks, speakers"),
    CoreNlp("CoreNLP to depparse", READ, "tokens, tags, parse, names", "-ner.applyFineGrained", "false"),
    Spacy(),
)


class JobTopics:
    """./onrecord evaluate topics."""

    name = "onrecord"

    def measure(self, corpus, place):
        command = [ROOT / "onrecord", "evaluate", "topics", "--corpus", corpus, "--topics", "20", "--seed", "1", "--output", place / "out"]
        return process.run(command, place / "log"), {}


class Mallet:
    """MALLET's command line: import, and latent Dirichlet allocation of 1,000 iterations with priors optimised."""

    name = "MALLET"

    def measure(self, corpus, place):
        lines = place / "documents.txt"
        with open(corpus, encoding="utf8") as stories, open(lines, "w", encoding="utf8") as out:
            for number, story in enumerate(stories):
                out.write(f"{number}\tx\t{' '.join(json.loads(story)['tokens'])}\n")
        java = ["java", "-Xmx2g", "-cp", jars()]
        import_ = ["cc.mallet.classify.tui.Csv2Vectors", "--input", lines, "--output", place / "documents.mallet", "--keep-sequence"]
        train = ["cc.mallet.topics.tui.TopicTrainer", "--input", place / "documents.mallet", "--num-topics", "20", "--num-threads", "2"]
        train += ["--num-iterations", "1000", "--optimize-interval", "10", "--random-seed", "1", "--output-doc-topics", place / "topics.txt"]
        imported = process.run([*java, *import_, "--token-regex", r"\S+"], place / "import.log")
        return imported + process.run([*java, *train], place / "train.log"), {}


MODELLERS = (JobTopics(), Mallet())
