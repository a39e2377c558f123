using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Hazards;

/// <summary>What the report form offers: grades, channels and states with their names.</summary>
[AnyRole]
public sealed record HazardChoices : IQuery<HazardChoiceLists>;

public sealed record HazardChoiceLists(IReadOnlyList<Choice> Grades, IReadOnlyList<Choice> Channels, IReadOnlyList<Choice> States);

public sealed record Choice(string Key, string Name);
