namespace CaseFlow.Host.Pages.Tasks.Fields;

/// <param name="Group">Heading it stands under; null for none.</param>
public sealed record ChoiceOption(string Key, string Name, string? Group = null);
