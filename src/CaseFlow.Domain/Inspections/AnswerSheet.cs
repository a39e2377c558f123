using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Inspections;

/// <summary>Answers held against what was asked: what is wrong with them, what is still open, what is a defect.</summary>
internal sealed class AnswerSheet(ChecklistContent asked, IReadOnlyList<CheckAnswer> answers, DateTimeOffset checkedAt, DateTimeOffset now)
{
    private readonly Dictionary<string, CheckAnswer> _byItem = answers.DistinctBy(a => a.Item).ToDictionary(a => a.Item);

    /// <summary>Items that are neither answered nor 不适用, in the order of the list.</summary>
    public IReadOnlyList<ChecklistItem> Unanswered => [.. asked.Asked().Where(i => !_byItem.TryGetValue(i.Key, out var answer) || (answer.Option is null && !answer.NotApplicable))];

    public IReadOnlyList<Defect> Defects =>
    [
        .. from g in asked.Groups
           from item in g.Items
           where !item.Ended
           let answer = _byItem.GetValueOrDefault(item.Key)
           let option = item.Options.FirstOrDefault(o => o.Key == answer?.Option)
           where option is { Defect: true }
           select new Defect(item, answer, Words(g, item, option, answer)),
    ];

    public IEnumerable<Refusal> Faults()
    {
        var items = asked.Asked().ToDictionary(i => i.Key);
        foreach (var twice in answers.GroupBy(a => a.Item).Where(g => g.Count() > 1))
        {
            yield return new Refusal("inspection.item-twice", "answers", items.GetValueOrDefault(twice.Key)?.Text ?? twice.Key);
        }

        foreach (var answer in answers)
        {
            var fault = items.TryGetValue(answer.Item, out var item) ? Fault(item, answer) : new Refusal("inspection.item-unknown", "answers", answer.Item);
            if (fault is not null)
            {
                yield return fault;
            }
        }
    }

    private Refusal? Fault(ChecklistItem item, CheckAnswer answer)
    {
        var option = item.Options.FirstOrDefault(o => o.Key == answer.Option);
        return this switch
        {
            _ when answer.Option is not null && option is null => new Refusal("inspection.option-unknown", "answers", item.Text, answer.Option),
            _ when answer.NotApplicable && answer.Option is not null => new Refusal("inspection.answer-both", "answers", item.Text),
            _ when answer.NotApplicable && !item.NotApplicable => new Refusal("inspection.not-applicable", "answers", item.Text),
            _ when answer.Fields?.Keys.FirstOrDefault(k => item.Fields?.Any(f => f.Key == k) != true) is { } field => new Refusal("inspection.field-unknown", "answers", item.Text, field),
            _ when (answer.HandledAt is null) != string.IsNullOrWhiteSpace(answer.Measure) => new Refusal("inspection.handled-half", "answers", item.Text),
            _ when answer.HandledAt is not null && option is not { Defect: true } => new Refusal("inspection.handled-nothing", "answers", item.Text),
            _ when answer.HandledAt is { } at && (at < checkedAt || at > now) => new Refusal("inspection.handled-when", "answers", item.Text),
            _ => null,
        };
    }

    private static string Words(ChecklistGroup group, ChecklistItem item, ChecklistOption option, CheckAnswer answer)
    {
        var text = group.Text == item.Text
            ? TextCatalog.Get("inspection.defect-alone", item.Text, option.Text)
            : TextCatalog.Get("inspection.defect", group.Text, item.Text, option.Text);
        var filled = item.Fields?.Where(f => answer.Fields?.GetValueOrDefault(f.Key) is { Length: > 0 }).Select(f => TextCatalog.Get("inspection.filled", f.Text, answer.Fields![f.Key])) ?? [];
        return string.Join(TextCatalog.Get("inspection.comma"), filled.Prepend(text).Append(answer.Note?.Trim() ?? "").Where(t => t.Length > 0));
    }
}

/// <param name="Words">What the hazard says.</param>
internal sealed record Defect(ChecklistItem Item, CheckAnswer Answer, string Words);
