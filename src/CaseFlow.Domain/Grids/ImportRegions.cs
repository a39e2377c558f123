using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// Takes regions over from the statistics codes and draws one block grid for each community (R7) and each street (R113).
/// Regions that are there already get the new name; none is removed.
/// </summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record ImportRegions(IReadOnlyList<RegionRow> Regions) : ICommand<int>;

/// <param name="Code">Twelve digits.</param>
public sealed record RegionRow(string Code, string Name);

internal sealed class ImportRegionsValidator : AbstractValidator<ImportRegions>
{
    public ImportRegionsValidator()
    {
        RuleFor(x => x.Regions).NotEmpty();
        RuleForEach(x => x.Regions).ChildRules(region =>
        {
            region.RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
            region.RuleFor(x => x.Code).Must(code => RegionPaths.Of(code) is not null)
                .WithErrorCode("region.code").WithMessage(x => TextCatalog.Get("region.code", x.Code));
        });
        RuleFor(x => x.Regions).Must(regions => regions.DistinctBy(r => r.Code).Count() == regions.Count)
            .WithErrorCode("region.twice").WithMessage(x => TextCatalog.Get("region.twice", x.Regions.GroupBy(r => r.Code).First(g => g.Count() > 1).Key));
    }
}

internal sealed class ImportRegionsHandler(CaseFlowDb db, TimeProvider time) : IRequestHandler<ImportRegions, Result<int>>
{
    public async Task<Result<int>> Handle(ImportRegions request, CancellationToken cancellationToken)
    {
        var known = await db.Set<Region>().ToDictionaryAsync(r => r.Code, cancellationToken);
        var paths = known.Values.ToDictionary(r => r.Path, r => r.Code);
        var added = 0;
        foreach (var row in request.Regions.OrderBy(r => RegionPaths.LevelOf(r.Code)))
        {
            if (known.TryGetValue(row.Code, out var region))
            {
                region.Name = row.Name;
                continue;
            }

            var path = RegionPaths.Of(row.Code)!;
            var level = RegionPaths.LevelOf(row.Code);
            var parent = level == RegionLevel.City ? null : paths.GetValueOrDefault(RegionPaths.At(path, level - 1)!);
            if (parent is null && level != RegionLevel.City)
            {
                return new Refusal("region.no-parent", "code", row.Code, row.Name);
            }

            db.Add(new Region { Code = row.Code, Name = row.Name, Level = level, ParentCode = parent, Path = path });
            paths[path] = row.Code;
            added++;
            db.Add(new RegionSpan { Code = row.Code, Path = path, FirstDay = Grid.Beginning });
            if (level >= RegionLevel.Street)
            {
                db.Add(new Grid
                {
                    Id = Guid.CreateVersion7(time.GetUtcNow()),
                    Code = row.Code,
                    Name = row.Name,
                    Kind = GridKind.Block,
                    Tier = level == RegionLevel.Street ? GridTier.Street : GridTier.Community,
                    RegionCode = row.Code,
                    RegionPath = path,
                });
            }
        }

        return added;
    }
}
