using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>What the report form offers: grades, channels and states with their names.</summary>
[AnyRole]
public sealed record HazardChoices : IQuery<HazardChoiceLists>;

public sealed record HazardChoiceLists(IReadOnlyList<Choice> Grades, IReadOnlyList<Choice> Channels, IReadOnlyList<Choice> States);

public sealed record Choice(string Key, string Name);

internal sealed class HazardChoicesHandler(GradeNames grades) : IRequestHandler<HazardChoices, Result<HazardChoiceLists>>
{
    public async Task<Result<HazardChoiceLists>> Handle(HazardChoices request, CancellationToken cancellationToken)
    {
        List<Choice> offered = [];
        foreach (var grade in (await grades.AllAsync(cancellationToken)).Where(g => !g.Retired))
        {
            offered.Add(new Choice(grade.Key, await grades.NameAsync(grade.Key, cancellationToken)));
        }

        return new HazardChoiceLists(
            offered,
            [.. HazardChannels.All.Select(c => new Choice(c, TextCatalog.Get($"hazard-channel.{c}")))],
            [.. HazardStates.All.Select(s => new Choice(s, TextCatalog.Get($"hazard-state.{s}")))]);
    }
}
