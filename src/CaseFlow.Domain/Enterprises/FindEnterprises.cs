using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Enterprises within the scope of who asks, by part of the name, credit code or address, and by street.</summary>
/// <param name="StreetCode">Twelve digits.</param>
[AnyRole]
public sealed record FindEnterprises(string? Search = null, string? StreetCode = null, PageRequest? Page = null) : IQuery<Page<EnterpriseRow>>;

public sealed record EnterpriseRow(
    Guid Id, string Name, string Address, string IndustryName, string StreetName, string CommunityName, string Contact, Guid UnitId, bool Demo);

internal sealed class FindEnterprisesHandler(CaseFlowDb db, IRegionDirectory regions) : IRequestHandler<FindEnterprises, Result<Page<EnterpriseRow>>>
{
    public async Task<Result<Page<EnterpriseRow>>> Handle(FindEnterprises request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var words = request.Search?.Trim();
        var found = db.Holding<Enterprise>(words).Where(e => e.MergedIntoId == null);
        if (request.StreetCode is { } street)
        {
            if (RegionPaths.Of(street) is not { } path)
            {
                return new Refusal("region.code", "streetCode", street);
            }

            found = found.Where(e => e.RegionPath.StartsWith(path));
        }

        if (!string.IsNullOrEmpty(words))
        {
            found = found.Where(e => e.Name.Contains(words) || e.CreditCode.Contains(words) || e.Address.Contains(words));
        }

        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderBy(e => e.Name).ThenBy(e => e.Id).Skip(page.Skip).Take(page.Take).AsNoTracking().ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. rows.SelectMany(e => Places(e.RegionPath))], cancellationToken);
        return new Page<EnterpriseRow>(
            [
                .. rows.Select(e => new EnterpriseRow(
                    e.Id, e.Name, e.Address, e.IndustryName, names.GetValueOrDefault(Places(e.RegionPath)[0], ""),
                    names.GetValueOrDefault(Places(e.RegionPath)[1], ""), e.Contact, e.UnitId, e.Demo)),
            ],
            total,
            page.Number,
            page.Take);
    }

    private static string[] Places(string path) =>
        [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];
}
