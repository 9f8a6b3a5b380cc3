<#ftl output_format="Markdown" strip_whitespace=true>
<#assign c = s.counts()>
<#macro section_new>
## New in this period

<#if !s.news()??>
No statement has a date.
<#else>
<#assign news = s.news()>
${news.period().name()}, against all before it in this run.

- Speakers heard for the first time: <#list news.speakers().shown()[0..*20] as p>${p.name()}<#sep>, <#else>none</#list><#if (news.speakers().total() > 20)> and ${view.count(news.speakers().total() - 20)} more</#if>.
<#list news.rises().shown() as r>
- ${r.name()} (${r.kind()}): ${view.count(r.distinctStories(), "distinct story", "distinct stories")}, ${view.count(r.before())} in the period before (false discovery rate ${view.chance(r.qValue())}).
</#list>
<#list news.topics() as t>
- Topic ${t.status()}: ${t.label()}
</#list>
</#if>

</#macro>
<#macro section_changes>
## Changes of tone

<#if s.changes().shown()?size == 0>
Nobody speaks otherwise of anybody than before, as far as two utterances or more on either side can tell.
<#else>
Before and since ${view.date(s.changes().shown()?first.since())}.

| Who | About | Mean before | Mean since | p | False discovery rate |
|---|---|---:|---:|---:|---:|
<#list s.changes().shown() as change>
| ${change.speakerName()} | ${change.targetName()} | ${view.signed(change.before().mean())} | ${view.signed(change.now().mean())} | ${view.chance(change.pValue())} | ${view.chance(change.qValue())} |
</#list>
</#if>

</#macro>
<#macro section_relations>
## For and against

<#if s.relations().shown()?size == 0>
No statement with a resolved speaker names anybody whose tone was measured.
<#else>
| Who | About | Distinct stories | Negative | Neutral | Positive | Mean |
|---|---|---:|---:|---:|---:|---:|
<#list s.relations().shown()[0..*20] as r>
| ${r.speakerName()} | ${r.targetName()} | ${view.count(r.distinctStories())} | ${view.count(r.negative())} | ${view.count(r.neutral())} | ${view.count(r.positive())} | ${view.signed(r.meanPolarity())} |
</#list>

The first ${view.count(s.relations().shown()[0..*20]?size)} of ${view.count(s.relations().total())}.
</#if>

</#macro>
<#macro section_stories></#macro>
<#macro section_speakers>
## Who spoke most

<#if s.speakers().shown()?size == 0>
No statement has a resolved speaker.
<#else>
| Who | Role | Country | Distinct stories | Statements | Spoke | Mean tone |
|---|---|---|---:|---:|---|---:|
<#list s.speakers().shown()[0..*10] as p>
| ${p.name()} | ${p.role()!""} | <#if p.country()??>${view.country(p.country())}</#if> | ${view.count(p.distinctStories())} | ${view.count(p.statements())} | <#if p.firstDate()??>${view.date(p.firstDate())} – ${view.date(p.lastDate())}</#if> | <#if p.meanTone()??>${view.signed(p.meanTone())}</#if> |
</#list>

The first ${view.count(s.speakers().shown()[0..*10]?size)} of ${view.count(s.speakers().total())}.
</#if>

</#macro>
<#macro section_weeks>
## Week by week

<#if s.weeks().shown()?size == 0>
No statement has a date.
<#else>
| Week | Statements | Distinct stories |
|---|---:|---:|
<#assign weeks = s.weeks().shown()>
<#assign from = [weeks?size - 26, 0]?max>
<#assign none = 0>
<#list weeks[from..] as week>
<#if week.statements() == 0><#assign none = none + 1></#if>
<#if (none > 0) && (week.statements() > 0 || week?is_last)>
| ${view.count(none, "week", "weeks")} without any | | |
<#assign none = 0>
</#if>
<#if (week.statements() > 0)>
| ${week.week()} | ${view.count(week.statements())} | ${view.count(week.distinctStories())} |
</#if>
</#list>

The latest ${view.count(weeks[from..]?size)} of ${view.count(s.weeks().total())}.
</#if>

</#macro>
<#macro section_targets>
## About whom, in what tone

<#if s.targets().shown()?size == 0>
No statement names anybody whose tone was measured.
<#else>
| About | Distinct stories | Negative | Neutral | Positive |
|---|---:|---:|---:|---:|
<#list s.targets().shown()[0..*10] as t>
| ${t.name()} | ${view.count(t.distinctStories())} | ${view.count(t.negative())} | ${view.count(t.neutral())} | ${view.count(t.positive())} |
</#list>

The first ${view.count(s.targets().shown()[0..*10]?size)} of ${view.count(s.targets().total())}.
</#if>

</#macro>
<#macro section_topics>
## Topics

<#list s.topics().shown()[0..*20] as topic>
- **${topic.label()}** (${view.percent(topic.share())}): <#list topic.terms()[0..*10] as term>${term.term()}<#sep>, </#list>
<#else>
There are too few stories for topics.
</#list>

</#macro>
<#macro section_statements>
## Statements

<#list s.statements().shown()[0..*20] as q>
${q?index + 1}. <#if q.speakerName()??>**${q.speakerName()}**<#else>*speaker not resolved*</#if> (<#if q.published()??>${view.date(q.published())}<#else>no date</#if>, ${q.kind()})<#if q.cueText()?has_content> *${view.shortened(q.cueText())}*</#if>: ${view.shortened(q.contentText())}
<#else>
No statement was found.
</#list>
<#if (s.statements().shown()?size > 0)>

The first ${view.count(s.statements().shown()[0..*20]?size)} of ${view.count(c.statementsOfOriginals())}, latest stories first, copies left out. `index.html` shows them in their sentences.
</#if>

</#macro>
<#macro section_sources>
## Coverage by source

<#if s.sources().shown()?size == 0>
There is no story.
<#else>
| Source | Stories | Copies | Statements | With a speaker | Dates |
|---|---:|---:|---:|---:|---|
<#list s.sources().shown()[0..*10] as source>
| ${source.agency()!"not named"} | ${view.count(source.stories())} | ${view.count(source.copies())} | ${view.count(source.statements())} | ${view.percent(source.withSpeaker(), source.statements())} | <#if source.firstDate()??>${view.date(source.firstDate())} – ${view.date(source.lastDate())}</#if> |
</#list>

The first ${view.count(s.sources().shown()[0..*10]?size)} of ${view.count(s.sources().total())}.
</#if>

</#macro>
<#macro section_limits>
## What the data cannot say

<#if (c.withoutSpeaker() > 0)>
- ${view.count(c.withoutSpeaker(), "statement has", "statements have")} no resolved speaker.
</#if>
<#if (c.undated() > 0)>
- ${view.count(c.undated(), "story has", "stories have")} no date and ${(c.undated() == 1)?then("is", "are")} in no week.
</#if>
<#if (c.otherLanguages() > 0)>
- ${view.count(c.otherLanguages(), "story is", "stories are")} in another language and not read for statements.
</#if>
<#if (c.rejects() > 0)>
- ${view.count(c.rejects(), "record", "records")} could not be read: <#list c.rejectedByReason() as reason, number>${reason} ${view.count(number)}<#sep>, </#list>.
</#if>
<#if (c.outOfPeriod() > 0)>
- ${view.count(c.outOfPeriod(), "story", "stories")} outside the dates asked for left out.
</#if>
<#if (c.copies() > 0)>
- ${view.count(c.copies(), "story is a copy", "stories are copies")} of another.
</#if>
- Statements, speakers and tone are read by a program, and it errs: read the words in the story before you quote them.

</#macro>
# ${title}

<#if !s.about().isAll()>
Only <#if s.about().period()??>${s.about().period().name()}<#if (s.about().values()?size > 0)>; </#if></#if><#list view.filters(s.about()) as filter, values>${filter}: <#list values as value>${value}<#sep>, </#list><#sep>; </#list>.
</#if>

<#if s.period()??>Stories from ${view.date(s.period().first())} to ${view.date(s.period().last())}<#else>Stories without dates</#if>, run `${s.runId()?no_esc}`.

| | |
|---|---:|
| Stories | ${view.count(c.stories())} |
| Distinct stories (copies counted once) | ${view.count(c.distinctStories())} |
| Statements | ${view.count(c.statements())} |
| with a resolved speaker | ${view.count(c.withSpeaker())} (${view.percent(c.withSpeaker(), c.statements())}) |
| Speakers | ${view.count(c.speakers())} |
| Topics | ${view.count(c.topics())} |
| Rejects | ${view.count(c.rejects())} |

<#list sections as section>
<#assign part = .vars["section_" + section.word()]><@part/>
</#list>
