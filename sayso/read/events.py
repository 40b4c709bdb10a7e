"""Events: what happened, is happening, may or will happen, who did it to whom, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.lexicon import table
from sayso.read.certainty import Modality, find_modality, surer_less
from sayso.read.certainty_learnt import weigh_modality
from sayso.read.counterparts import find_counterpart
from sayso.read.event_frames import Frame, noun_frame, verb_frame
from sayso.read.event_settings import Settings
from sayso.read.event_triggers import Trigger, find_triggers, is_bare
from sayso.read.parse import Parse
from sayso.read.participants import ACTORS, Cast, unique
from sayso.read.participants_learnt import weigh_participants
from sayso.read.plover import Scene, Typing, announce, find_type
from sayso.read.plover_learnt import weigh_type
from sayso.record import Entity, Event, Mention, Participant, Quantity, Statement, Time
from sayso.record.reading import PloverType
from sayso.text import Span


def find_events(  # noqa: PLR0913  the arguments are the steps that it builds on
    parse: Parse,
    *,
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """Events in order of the text. Where no PLOVER type fits, or only as a figure of speech, the type is None."""
    cast = Cast(parse, mentions, entities)
    settings = Settings(parse, cast, times=times, quantities=quantities, statements=statements)
    return tuple(_Reader(parse, cast, settings).events())


@cache
def _recipient_prepositions(name: str) -> frozenset[str]:
    return frozenset(table("en", "plover")["recipients"].get(name, ()))


@cache
def _means(name: str) -> frozenset[str]:
    """Nouns of what a type of happening is done with rather than to: troops that are sent, help that is given."""
    classes = table("en", "plover")["classes"]
    return frozenset(classes.get(table("en", "plover")["means"].get(name, ""), ()))


@cache
def _demanding() -> frozenset[str]:
    return frozenset(table("en", "plover")["demanding"]["modals"])


class _Reader:
    """Reads the events of one article; `types` remembers what was found, for what hangs on it."""

    def __init__(self, parse: Parse, cast: Cast, settings: Settings) -> None:
        self.parse = parse
        self.cast = cast
        self.settings = settings
        self.scene = Scene(parse)
        self.types: dict[int, Typing] = {}

    def events(self) -> Iterator[Event]:
        triggers = list(find_triggers(self.parse))
        frames = [self._frame(trigger) for trigger in triggers]
        for trigger, frame in zip(triggers, frames, strict=True):
            self.types[trigger.token.i] = self._basic_type(trigger, frame)
        for trigger, frame in zip(triggers, frames, strict=True):
            typing = self.types[trigger.token.i]
            bare = trigger.token.is_verb and (is_bare(trigger.lemma) or trigger.token.i in self.settings.cues)
            if typing.type is not None or not bare:
                yield self._event(trigger, frame, typing)
            if trigger.token.is_verb:
                yield from self._demand(trigger, frame)

    def _frame(self, trigger: Trigger) -> Frame:
        i = trigger.token.i
        return verb_frame(self.parse, i) if trigger.token.is_verb else noun_frame(self.parse, i, trigger.light)

    def _basic_type(self, trigger: Trigger, frame: Frame) -> Typing:
        typing = find_type(self.parse, self.cast, self.scene, trigger, frame)
        if not is_bare(trigger.lemma):
            typing = weigh_type(self.parse, trigger.token.i, typing)
        doubted = typing.type is not None and self.scene.doubts(trigger.token.i, typing.type)
        return Typing() if doubted else typing

    def _event(self, trigger: Trigger, frame: Frame, typing: Typing) -> Event:
        modality = find_modality(self.parse, trigger)
        statement = self.settings.statement_of(trigger)
        modality = _as_source_tells(modality, statement, trigger, self.settings.cues)
        modality = weigh_modality(self.parse, trigger.token.i, modality)
        typing = self._in_context(trigger, typing, modality)
        actors, recipients, others = self._participants(trigger, frame, typing)
        actors, recipients = weigh_participants(
            self.parse, self.cast, trigger.token.i, (actors, recipients), typed=typing.type is not None
        )
        if typing.type is not None and not recipients:
            recipients = find_counterpart(self.parse, self.cast, trigger.token.i, typing.type, actors)
        others = unique(others, but=(*actors, *recipients))
        time = self.settings.time_of(trigger)
        span = self._span(trigger)
        return Event(
            id=self.parse.make_id("ev", "event", span, typing.type),
            trigger=span,
            words=span.of(self.parse.text),
            lemma=trigger.lemma,
            pos=trigger.pos,
            type=typing.type,
            mode=typing.mode,
            actors=_as(actors, "actor"),
            recipients=_as(recipients, "recipient"),
            others=_as(others, "other"),
            place=self.settings.place_of(trigger, frame),
            time=time.id if time else None,
            quantities=self.settings.quantities_of(frame),
            statement=statement.id if statement else None,
            certainty=modality.certainty,
            polarity=modality.polarity,
            tense=modality.tense,
            generic=modality.generic,
            reason=typing.reason,
        )

    def _demand(self, trigger: Trigger, frame: Frame) -> Iterator[Event]:
        """What a source demands by a modal verb: "said that Iran must stop" is a request of the source to Iran."""
        statement = self.settings.statement_of(trigger)
        if statement is None or statement.speaker is None:
            return
        speaker = self.cast.by_id[statement.speaker]
        recipients = unique(self.cast.actors_at(frame.doers), but=(speaker,))
        for modal in self.parse.with_dep(trigger.token.i, "aux"):
            if modal.lower in _demanding() and recipients and speaker.kind in ACTORS:
                span = self.parse.span(modal.i, modal.i)
                yield Event(
                    id=self.parse.make_id("ev", "demand", span),
                    trigger=span,
                    words=span.of(self.parse.text),
                    type="REQUEST",
                    actors=_as((speaker,), "actor"),
                    recipients=_as(recipients, "recipient"),
                    statement=statement.id,
                    tense="present",
                    reason="a source says that somebody must",
                )

    def _span(self, trigger: Trigger) -> Span:
        """The trigger's word, with its particle where that follows at once ("rolled out")."""
        i = trigger.token.i
        for particle in self.parse.with_dep(i, "prt"):
            if particle.i == i + 1:
                return self.parse.span(i, particle.i)
        return self.parse.span(i, i)

    def _in_context(self, trigger: Trigger, typing: Typing, modality: Modality) -> Typing:
        """The type by what stands above: what is asked for has not happened, what is lifted is not imposed."""
        if not trigger.token.is_verb and self._named_by_verb(trigger):
            return Typing()
        return announce(typing, modality, self._governing_type(trigger))

    def _named_by_verb(self, trigger: Trigger) -> bool:
        head = self.parse.tokens[trigger.token.head]
        if trigger.light is not None or trigger.token.dep not in ("dobj", "nsubjpass", "pobj", "conj"):
            return False
        verb = self.types.get(head.i if head.is_verb else head.head)
        if verb is None or verb.type is None:
            return False
        return trigger.lemma in verb.objects or verb.type in ("REQUEST", "REJECT", "THREATEN", "AGREE")

    def _governing_type(self, trigger: Trigger) -> PloverType | None:
        if trigger.token.dep not in ("xcomp", "ccomp", "pcomp", "acl"):
            return None
        return self.types.get(trigger.token.head, Typing()).type

    def _participants(
        self, trigger: Trigger, frame: Frame, typing: Typing
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
        if not trigger.token.is_verb:
            return self._noun_participants(trigger, frame, typing)
        actors = unique(self.cast.actors_at(frame.doers))
        recipients = unique(self._recipients(frame, typing), but=actors)
        others = unique(self._others(frame), but=(*actors, *recipients))
        return actors, recipients, others

    def _recipients(self, frame: Frame, typing: Typing) -> Iterator[Mention]:
        direct = [mention for noun in frame.objects if (mention := self._direct(noun, typing)) is not None]
        yield from direct
        if typing.type is None or direct:
            return
        yield from self._towards(frame, typing.type)

    def _direct(self, noun: int, typing: Typing) -> Mention | None:
        """The actor that an object names, unless it is the means ("deployed troops")."""
        if typing.type is not None and self.parse.tokens[noun].lemma.lower() in _means(typing.type):
            return None
        mention = self.cast.at(noun)
        return mention if mention is not None and mention.kind in ACTORS else None

    def _towards(self, frame: Frame, name: PloverType) -> Iterator[Mention]:
        """Actors in prepositional phrases that name the other side of a type of happening ("sanctions on …")."""
        wanted = _recipient_prepositions(name)
        inner = tuple(pair for noun in frame.objects for pair in noun_frame(self.parse, noun, None).obliques)
        nouns = [noun for preposition, noun in (*frame.obliques, *inner) if preposition in wanted]
        yield from self.cast.actors_at(nouns)

    def _others(self, frame: Frame) -> Iterator[Mention]:
        for _, noun in frame.obliques:
            mention = self.cast.at(noun)
            if mention is not None and mention.kind in ACTORS and mention.kind != "place":
                yield mention

    def _noun_participants(
        self, trigger: Trigger, frame: Frame, typing: Typing
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
        i, lemma = trigger.token.i, trigger.lemma
        before = tuple(self.cast.modifiers(i))
        of = tuple(self.cast.actors_at(noun for name, noun in frame.obliques if name == "of"))
        doers = tuple(self.cast.actors_at(frame.doers))
        between = tuple(self.cast.actors_at(noun for name, noun in frame.obliques if name in ("between", "among")))
        possessor = table("en", "plover")["possessor"]
        done_to = lemma in possessor["patient"]
        if lemma in possessor["doer"] and of:
            done_to, before_acts = True, True
        else:
            before_acts = not done_to or (lemma in possessor["doer"] and not of)
        acting = [*doers, *between, *(before if before_acts else ()), *(() if done_to else of)]
        towards = [] if typing.type is None else [*self._towards(frame, typing.type)]
        suffering = [
            *(of if done_to else ()),
            *(() if before_acts else before),
            *self.cast.actors_at(frame.objects),
            *towards,
        ]
        actors = unique(acting)
        recipients = unique(suffering, but=actors)
        return actors, recipients, unique(self._others(frame), but=(*actors, *recipients))


def _as(mentions: tuple[Mention, ...], role: str) -> tuple[Participant, ...]:
    return tuple(Participant(mention=mention.id, role=role) for mention in mentions)


def _as_source_tells(
    modality: Modality, statement: Statement | None, trigger: Trigger, cues: frozenset[int]
) -> Modality:
    """Certainty and polarity under the statement that reports the happening, where the trigger heads its content."""
    token = trigger.token
    if statement is None or token.head not in cues:
        return modality
    polarity = modality.polarity
    # The grammar has seen "denied striking" already; a content clause has not ("denied that its jets struck").
    if statement.stance == "denies" and not modality.governed_denial:
        polarity = "positive" if polarity == "negative" else "negative"
    certainty = modality.certainty
    if statement.certainty in ("probable", "possible"):
        certainty = surer_less(certainty, statement.certainty)
    return modality._replace(certainty=certainty, polarity=polarity)
