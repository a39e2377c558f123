using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.TipOffs;

/// <summary>What the open form offers: the streets, the district's outline for its map, how many photos.</summary>
[ProcessOnly]
public sealed record TipOffChoices : IQuery<TipOffChoiceLists>;

/// <param name="Outline">GeoJSON of the district; null where nobody drew it.</param>
public sealed record TipOffChoiceLists(IReadOnlyList<TipOffStreet> Streets, string? Outline, int MaxPhotos);

public sealed record TipOffStreet(string Code, string Name);

internal sealed class TipOffChoicesHandler(IMediator mediator, IBoundaries boundaries, TipOffRuleBook rules, TimeProvider time) : IRequestHandler<TipOffChoices, Result<TipOffChoiceLists>>
{
    public async Task<Result<TipOffChoiceLists>> Handle(TipOffChoices request, CancellationToken cancellationToken)
    {
        var tree = await mediator.Send(new RegionTree(DownTo: RegionLevel.Street), cancellationToken);
        RegionNode[] districts = [.. tree.Value.SelectMany(city => city.Children)];
        var outlines = await boundaries.OnAsync([.. districts.Select(d => d.Code)], time.Today(), cancellationToken);
        return new TipOffChoiceLists(
            [.. districts.SelectMany(d => d.Children).Select(s => new TipOffStreet(s.Code, s.Name))], outlines.Values.FirstOrDefault(), (await rules.ReadAsync(cancellationToken)).MaxPhotos);
    }
}
