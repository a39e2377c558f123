using System.Globalization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation;

/// <summary>A simulation as people read it: what happens when, who holds what until when, what goes out.</summary>
public sealed class SimulationText
{
    private readonly List<string> _lines = [];
    private readonly SimulationResult _result;

    private SimulationText(SimulationResult result) => _result = result;

    public static IReadOnlyList<string> Of(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new SimulationText(result);
        text.Write();
        return text._lines;
    }

    private void Write()
    {
        Say("title", _result.Name, _result.Version, Long(_result.StartedAt), Long(_result.EndedAt));
        Say("status", TextCatalog.Get($"simulation.status.{_result.Status}"), _result.Stopped ?? "");
        if (_result.Provisional)
        {
            Say("provisional");
        }

        Part("findings", _result.Findings.Where(f => _result.Status == "invalid"), f => $"[{f.ActivityName ?? f.ActivityId}] {f.Text}");
        Part("problems", _result.Problems, p => $"{Short(p.At)} {p.Text}");
        Part("incidents", _result.Incidents, i => $"{Short(i.At)} [{i.About}] {i.Text}");
        Part("path", _result.Path, Step);
        Part("tasks", _result.Tasks, Task, t => t.Ladder);
        Part("deadlines", _result.Deadlines, Deadline, d => d.Ladder);
        Part("reminders", _result.Reminders, r => $"{Short(r.At)} {r.Title}（{r.Step}）→ {Parties(r.To)}：{r.Text}");
        Part("documents", _result.Documents, d => $"{Short(d.At)} {d.Title} {d.Number} → {Parties(d.To)}");
        Part("notices", _result.Notices, n => $"{Short(n.At)} {n.Title} → {Parties(n.To)}");
        Part("milestones", _result.Milestones, m => $"{Short(m.At)} {m.Name}");
        Part("commands", _result.Commands, c => $"{Short(c.At)} {c.About} {c.Text}");
    }

    private void Part<T>(string key, IEnumerable<T> items, Func<T, string> line, Func<T, IReadOnlyList<SimulatedLadderStep>>? ladder = null)
    {
        var first = true;
        foreach (var item in items)
        {
            if (first)
            {
                _lines.Add("");
                Say(key);
                first = false;
            }

            _lines.Add($"  {line(item)}");
            foreach (var step in ladder?.Invoke(item) ?? [])
            {
                _lines.Add($"      {Short(step.At)} {step.Step} {TextCatalog.Get($"simulation.ladder.{step.State}")} → {Parties(step.To)}");
            }
        }
    }

    private static string Step(SimulatedStep step) => string.Join(' ', new[]
    {
        Short(step.EndedAt ?? step.BeganAt),
        $"{step.Definition}/{step.Activity}",
        step.Outcomes is ["Done"] or [] ? "" : $"→ {string.Join('、', step.Outcomes)}",
        step.State == "done" ? "" : $"（{TextCatalog.Get($"simulation.step.{step.State}")}）",
        step.Text ?? "",
    }.Where(s => s.Length > 0));

    private static string Task(SimulatedTaskView task)
    {
        var due = task.LastDay is { } day ? TextCatalog.Get("simulation.due", day.ToLongText(), task.Provisional ? TextCatalog.Get("simulation.provisional-mark") : "") : TextCatalog.Get("simulation.no-due");
        var end = task.ClosedAt is { } closed ? $"{TextCatalog.Get($"simulation.task.{task.State}")} {Short(closed)} {task.Outcome} {task.By}" : TextCatalog.Get("simulation.task.open");
        return $"{Short(task.OpenedAt)} {task.Title}（{Parties(task.Holders)}）{due}；{end.Trim()}{(task.Late ? TextCatalog.Get("simulation.late") : "")}";
    }

    private static string Deadline(SimulatedDeadlineView deadline)
    {
        var due = TextCatalog.Get("simulation.due", deadline.LastDay.ToLongText(), deadline.Provisional ? TextCatalog.Get("simulation.provisional-mark") : "");
        var passing = deadline.OnPassing.Count == 0 ? "" : TextCatalog.Get("simulation.on-passing", string.Join('、', deadline.OnPassing));
        return $"{deadline.Title}（{deadline.Key}）{due}；{TextCatalog.Get($"simulation.deadline.{deadline.State}")}{passing}";
    }

    private static string Parties(IReadOnlyList<string> keys) => string.Join('、', keys.Select(k => TextCatalog.Find($"simulation.party.{k}") ?? k));

    private static string Long(DateTimeOffset at) => at.ToLongText();

    private static string Short(DateTimeOffset at) => at.ToChina().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void Say(string key, params object?[] args) => _lines.Add(TextCatalog.Get($"simulation.{key}", args).TrimEnd());
}
