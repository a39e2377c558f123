using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>Compares what happened with what a scenario expects; every difference as a sentence with both.</summary>
internal sealed class ScenarioComparison(Scenario scenario, SimulationResult result)
{
    private readonly List<string> _differences = [];

    public static IReadOnlyList<string> Of(Scenario scenario, SimulationResult result)
    {
        var comparison = new ScenarioComparison(scenario, result);
        comparison.CompareAll();
        return comparison._differences;
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
            _differences.AddRange(result.Incidents.Select(i => TextCatalog.Get("scenario.incident", i.About, SimulationJson.Text(i.At), i.Text)));
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
        if (scenario.Expect.Path is { } path && PathMatch.FirstDifference(path, done) is { } difference)
        {
            Say("scenario.path", difference.Place, difference.Expected, difference.Actual);
        }

        var next = 0;
        foreach (var wanted in scenario.Expect.InOrder ?? [])
        {
            var pattern = StepPattern.Parse(wanted);
            var found = result.Path.Skip(next).Select((s, i) => (Step: s, Index: next + i)).FirstOrDefault(s => pattern.Matches(s.Step));
            if (found.Step is null)
            {
                var others = result.Path.Where(s => s.Activity == pattern.Activity || $"{s.Definition}/{s.Activity}" == pattern.Activity).Select(StepPattern.Of);
                Say("scenario.in-order", wanted, Joined(others));
                return;
            }

            next = found.Index + 1;
        }
    }

    private void Compare(ExpectedTask expected)
    {
        var found = result.Tasks.Where(t => t.Activity == expected.Task || $"{t.Definition}/{t.Activity}" == expected.Task || t.Title == expected.Task)
            .FirstOrDefault(t => t.Occurrence == expected.Occurrence);
        if (found is null)
        {
            Say("scenario.no-task", expected.Task, expected.Occurrence, Joined(result.Tasks.Select(t => $"{t.Title}×{t.Occurrence}")));
            return;
        }

        var about = TextCatalog.Get("scenario.task", found.Title, found.Occurrence);
        Differ("scenario.opened", expected.Opened, found.OpenedAt, about);
        if (expected.Due is { } due && !ExpectedDue.Is(due, found.LastDay, found.DueAt))
        {
            Say("scenario.differs", about, TextCatalog.Get("scenario.due-date"), due, ExpectedDue.Of(due, found.LastDay, found.DueAt));
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
            Say("scenario.no-deadline", expected.Key, expected.Occurrence, Joined(result.Deadlines.Select(d => d.Key)));
            return;
        }

        var about = TextCatalog.Get("scenario.deadline", found.Title, expected.Occurrence);
        if (expected.Due is { } due && !ExpectedDue.Is(due, found.LastDay, found.DueAt))
        {
            Say("scenario.differs", about, TextCatalog.Get("scenario.due-date"), due, ExpectedDue.Of(due, found.LastDay, found.DueAt));
        }

        Differ("scenario.state", expected.State, found.State, about);
        Differ("scenario.overdue-at", expected.OverdueAt, found.OverdueAt, about);
        Differ("scenario.provisional", expected.Provisional, found.Provisional, about);
        DifferList("scenario.last-days", expected.LastDays?.Select(Day), found.LastDays.Select(Day), about);
    }

    private void Compare(ExpectedReminders expected)
    {
        var sent = result.Reminders.Where(r => r.Deadline == expected.Of).ToList();
        var about = TextCatalog.Get("scenario.reminders-of", expected.Of);
        DifferList("scenario.sent-at", expected.At.Select(SimulationJson.Text), sent.Select(r => SimulationJson.Text(r.At)), about);
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
                Say("scenario.no-notice", wanted.Title, wanted.At is { } at ? SimulationJson.Text(at) : "—", Joined(wanted.To ?? []), Joined(same.Select(n => $"{SimulationJson.Text(n.At)} {Joined(n.To)}")));
            }
        }
    }

    private void CompareNever()
    {
        var never = scenario.Never ?? new ScenarioNever();
        foreach (var (wanted, step) in never.Activities.SelectMany(a => result.Path.Where(StepPattern.Parse(a).Matches).Take(1), (a, s) => (a, s)))
        {
            Say("scenario.never", wanted, StepPattern.Of(step));
        }

        foreach (var document in result.Documents.Where(d => never.Documents.Contains(d.Template)))
        {
            Say("scenario.never", document.Template, $"{document.Title} {SimulationJson.Text(document.At)}");
        }

        foreach (var milestone in result.Milestones.Where(m => never.Milestones.Contains(m.Key)))
        {
            Say("scenario.never", milestone.Key, $"{milestone.Name} {SimulationJson.Text(milestone.At)}");
        }

        foreach (var notice in result.Notices.Where(n => never.Notices.Contains(n.Title)))
        {
            Say("scenario.never", notice.Title, SimulationJson.Text(notice.At));
        }
    }

    private void Differ<T>(string what, T? expected, T? actual, string? about = null)
    {
        if (expected is not null && !expected.Equals(actual))
        {
            Say("scenario.differs", about ?? result.Name, TextCatalog.Get(what), Shown(expected), actual is null ? "—" : Shown(actual));
        }
    }

    private void DifferList(string what, IEnumerable<string>? expected, IEnumerable<string> actual, string about)
    {
        if (expected is not null && !expected.SequenceEqual(actual))
        {
            Say("scenario.differs", about, TextCatalog.Get(what), Joined(expected), Joined(actual));
        }
    }

    private void Say(string key, params object?[] args) => _differences.Add(TextCatalog.Get(key, args));

    private static string Shown<T>(T value) => value switch
    {
        DateTimeOffset at => SimulationJson.Text(at),
        bool truth => TextCatalog.Get(truth ? "scenario.yes" : "scenario.no"),
        _ => value?.ToString() ?? "—",
    };

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> items) => string.Join('、', items) is { Length: > 0 } text ? text : "—";
}
