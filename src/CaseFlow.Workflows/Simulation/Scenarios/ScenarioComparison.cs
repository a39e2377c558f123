using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>One thing that a scenario expects, beside what came.</summary>
public sealed record ScenarioLine(string What, string Expected, string Actual, bool Holds);

/// <summary>Compares what happened with what a scenario expects; every difference as a sentence with both.</summary>
internal sealed class ScenarioComparison(Scenario scenario, SimulationResult result, ScenarioWords words)
{
    private readonly List<string> _differences = [];
    private readonly List<ScenarioLine> _lines = [];

    public static (IReadOnlyList<string> Differences, IReadOnlyList<ScenarioLine> Lines) Of(Scenario scenario, SimulationResult result, ScenarioWords words)
    {
        var comparison = new ScenarioComparison(scenario, result, words);
        comparison.CompareAll();
        return (comparison._differences, comparison._lines);
    }

    private void CompareAll()
    {
        var expect = scenario.Expect;
        if (result.Stopped is { } stopped)
        {
            _differences.Add(stopped);
        }

        _differences.AddRange(result.Problems.Select(p => p.Text));
        if (expect.Status != "faulted")
        {
            _differences.AddRange(result.Incidents.Select(i => TextCatalog.Get("scenario.incident", words.Step(i.About), words.At(i.At), i.Text)));
        }

        Differ("scenario.status", expect.Status, result.Status);
        Differ("scenario.provisional", expect.Provisional, result.Provisional);
        ComparePath();
        foreach (var task in expect.Tasks)
        {
            Compare(task);
        }

        foreach (var deadline in expect.Deadlines)
        {
            Compare(deadline);
        }

        foreach (var reminders in expect.Reminders)
        {
            Compare(reminders);
        }

        ComparePapers();
        CompareNever();
    }

    private void ComparePath()
    {
        var done = result.Path.Where(s => s.EndedAt is not null).ToList();
        if (scenario.Expect.Path is { } path)
        {
            var difference = PathMatch.FirstDifference(path, done);
            Line(TextCatalog.Get("scenario.whole-path"), words.Steps(path), words.Steps(done.Select(StepPattern.Of)), difference is null);
            if (difference is { } first)
            {
                Say("scenario.path", first.Place, words.Step(first.Expected), words.Step(first.Actual));
            }
        }

        var next = 0;
        foreach (var wanted in scenario.Expect.InOrder ?? [])
        {
            var pattern = StepPattern.Parse(wanted);
            var found = result.Path.Skip(next).Select((s, i) => (Step: s, Index: next + i)).FirstOrDefault(s => pattern.Matches(s.Step));
            if (found.Step is null)
            {
                var others = result.Path.Where(s => s.Activity == pattern.Activity || $"{s.Definition}/{s.Activity}" == pattern.Activity).Select(StepPattern.Of);
                Line(TextCatalog.Get("scenario.one-step"), words.Step(wanted), words.Steps(others), false);
                Say("scenario.in-order", words.Step(wanted), words.Steps(others));
                return;
            }

            Line(TextCatalog.Get("scenario.one-step"), words.Step(wanted), words.Step(StepPattern.Of(found.Step)), true);
            next = found.Index + 1;
        }
    }

    private void Compare(ExpectedTask expected)
    {
        var found = result.Tasks.Where(t => t.Activity == expected.Task || $"{t.Definition}/{t.Activity}" == expected.Task || t.Title == expected.Task)
            .FirstOrDefault(t => t.Occurrence == expected.Occurrence);
        if (found is null)
        {
            Say("scenario.no-task", words.Step(expected.Task), expected.Occurrence, Joined(result.Tasks.Select(t => $"{t.Title}×{t.Occurrence}")));
            return;
        }

        var about = TextCatalog.Get("scenario.task", found.Title, found.Occurrence);
        Differ("scenario.opened", expected.Opened, found.OpenedAt, about);
        if (expected.Due is { } due)
        {
            DifferAs(about, "scenario.due-date", words.Due(due), words.Due(ExpectedDue.Of(due, found.LastDay, found.DueAt)), ExpectedDue.Is(due, found.LastDay, found.DueAt));
        }

        Differ("scenario.state", expected.State, found.State, about);
        Differ("scenario.outcome", expected.Outcome, found.Outcome, about);
        Differ("scenario.closed", expected.Closed, found.ClosedAt, about);
        Differ("scenario.late", expected.Late, found.Late, about);
        DifferList("scenario.holders", expected.Holders, found.Holders, about);
    }

    private void Compare(ExpectedDeadline expected)
    {
        var found = result.Deadlines.Where(d => d.Key == expected.Key).Skip(expected.Occurrence - 1).FirstOrDefault();
        if (found is null)
        {
            Say("scenario.no-deadline", words.Item(expected.Key), expected.Occurrence, Joined(result.Deadlines.Select(d => words.Item(d.Key))));
            return;
        }

        var about = TextCatalog.Get("scenario.deadline", found.Title, expected.Occurrence);
        if (expected.Due is { } due)
        {
            DifferAs(about, "scenario.due-date", words.Due(due), words.Due(ExpectedDue.Of(due, found.LastDay, found.DueAt)), ExpectedDue.Is(due, found.LastDay, found.DueAt));
        }

        Differ("scenario.state", expected.State, found.State, about);
        Differ("scenario.overdue-at", expected.OverdueAt, found.OverdueAt, about);
        Differ("scenario.provisional", expected.Provisional, found.Provisional, about);
        DifferList("scenario.last-days", expected.LastDays?.Select(words.Day), found.LastDays.Select(words.Day), about);
    }

    private void Compare(ExpectedReminders expected)
    {
        var sent = result.Reminders.Where(r => r.Deadline == expected.Of).ToList();
        var about = TextCatalog.Get("scenario.reminders-of", words.Item(expected.Of));
        DifferList("scenario.sent-at", expected.At.Select(words.At), sent.Select(r => words.At(r.At)), about);
        foreach (var reminder in sent.Where(r => expected.To is { } to && !to.ToHashSet().SetEquals(r.To)).Take(1))
        {
            DifferList("scenario.to", expected.To, reminder.To, about);
        }
    }

    private void ComparePapers()
    {
        var expect = scenario.Expect;
        if (expect.Documents is { } documents)
        {
            DifferList("scenario.documents", documents.Select(d => d.Template), result.Documents.Select(d => d.Template), result.Name);
            foreach (var (wanted, issued) in documents.Zip(result.Documents).Where(p => p.First.Template == p.Second.Template))
            {
                Differ("scenario.at", wanted.At, issued.At, issued.Title);
                Differ("scenario.number", wanted.Number, issued.Number, issued.Title);
                DifferList("scenario.to", wanted.To, issued.To, issued.Title);
            }
        }

        if (expect.Milestones is { } milestones)
        {
            DifferList("scenario.milestones", milestones.Select(m => m.Key), result.Milestones.Select(m => m.Key), result.Name);
            foreach (var (wanted, reached) in milestones.Zip(result.Milestones).Where(p => p.First.Key == p.Second.Key))
            {
                Differ("scenario.at", wanted.At, reached.At, reached.Name);
            }
        }

        foreach (var wanted in expect.Notices)
        {
            var same = result.Notices.Where(n => n.Title == wanted.Title).ToList();
            if (!same.Exists(n => (wanted.At is null || n.At == wanted.At) && (wanted.To is null || wanted.To.ToHashSet().SetEquals(n.To))))
            {
                Say("scenario.no-notice", wanted.Title, wanted.At is { } at ? words.At(at) : "—", Items(wanted.To ?? []), Joined(same.Select(n => $"{words.At(n.At)} {Items(n.To)}")));
            }
        }
    }

    private void CompareNever()
    {
        var never = scenario.Never ?? new ScenarioNever();
        foreach (var (wanted, step) in never.Activities.SelectMany(a => result.Path.Where(StepPattern.Parse(a).Matches).Take(1), (a, s) => (a, s)))
        {
            Say("scenario.never", words.Step(wanted), words.Step(StepPattern.Of(step)));
        }

        foreach (var document in result.Documents.Where(d => never.Documents.Contains(d.Template)))
        {
            Say("scenario.never", words.Item(document.Template), $"{document.Title} {words.At(document.At)}");
        }

        foreach (var milestone in result.Milestones.Where(m => never.Milestones.Contains(m.Key)))
        {
            Say("scenario.never", words.Item(milestone.Key), $"{milestone.Name} {words.At(milestone.At)}");
        }

        foreach (var notice in result.Notices.Where(n => never.Notices.Contains(n.Title)))
        {
            Say("scenario.never", notice.Title, words.At(notice.At));
        }
    }

    private void Differ<T>(string what, T? expected, T? actual, string? about = null)
    {
        if (expected is not null)
        {
            DifferAs(about, what, Shown(what, expected), actual is null ? "—" : Shown(what, actual), expected.Equals(actual));
        }
    }

    private void DifferList(string what, IEnumerable<string>? expected, IEnumerable<string> actual, string about)
    {
        if (expected?.ToList() is { } wanted)
        {
            var came = actual.ToList();
            DifferAs(about, what, Items(wanted), Items(came), wanted.SequenceEqual(came));
        }
    }

    private void DifferAs(string? about, string what, string expected, string actual, bool holds)
    {
        Line($"{about ?? result.Name} · {TextCatalog.Get(what)}", expected, actual, holds);
        if (!holds)
        {
            Say("scenario.differs", about ?? result.Name, TextCatalog.Get(what), expected, actual);
        }
    }

    private void Line(string what, string expected, string actual, bool holds) => _lines.Add(new ScenarioLine(what, expected, actual, holds));

    private void Say(string key, params object?[] args) => _differences.Add(TextCatalog.Get(key, args));

    private string Shown<T>(string what, T value) => value switch
    {
        DateTimeOffset at => words.At(at),
        bool truth => TextCatalog.Get(truth ? "scenario.yes" : "scenario.no"),
        string text => words.Word(what, text),
        _ => value?.ToString() ?? "—",
    };

    private string Items(IEnumerable<string> items) => Joined(items.Select(words.Item));

    private static string Joined(IEnumerable<string> items) => string.Join('、', items) is { Length: > 0 } text ? text : "—";
}
