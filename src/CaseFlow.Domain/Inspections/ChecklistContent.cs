namespace CaseFlow.Domain.Inspections;

/// <summary>What a version of a checklist asks (R133-R137): polarity, wording and what may be 不适用 are data.</summary>
/// <param name="Caption">What stands in front of the title in print: 表四.</param>
public sealed record ChecklistContent(
    string Title, string? Caption, string? Note, IReadOnlyList<SiteKind> SiteKinds, IReadOnlyList<ChecklistGroup> Groups)
{
    /// <summary>Those that are asked; ended ones stay in the list for who reads it.</summary>
    public IEnumerable<ChecklistItem> Asked() => Groups.SelectMany(g => g.Items).Where(i => !i.Ended);
}

public sealed record SiteKind(string Key, string Text);

public sealed record ChecklistGroup(string Key, string Text, IReadOnlyList<ChecklistItem> Items);

/// <param name="Key">Stays the same from version to version.</param>
/// <param name="Text">Says by itself what is meant, for lists and hazards.</param>
/// <param name="Print">What the paper form says in front of the boxes, misprints and all (R137).</param>
/// <param name="NotApplicable">May be answered 不适用 (R136).</param>
/// <param name="Grade">The grade of the hazard that a defect becomes.</param>
/// <param name="Fields">Blanks to fill in where the answer is <paramref name="FieldsOn"/>.</param>
/// <param name="Ended">No longer asked from this version on.</param>
public sealed record ChecklistItem(
    string Key, string Text, string Print, IReadOnlyList<ChecklistOption> Options, bool NotApplicable = false, string Grade = "general",
    IReadOnlyList<ChecklistField>? Fields = null, string? FieldsOn = null, bool Ended = false);

/// <param name="Defect">This answer is a hazard.</param>
public sealed record ChecklistOption(string Key, string Text, bool Defect = false);

public sealed record ChecklistField(string Key, string Text);
