using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Files of enterprises of nearly the same name or address, within the scope of who asks (R99).</summary>
[AnyRole]
public sealed record FindAlike(string Name, string Address) : IQuery<IReadOnlyList<AlikeEnterprise>>;

/// <param name="ByName">The name is alike, not only the address.</param>
public sealed record AlikeEnterprise(Guid Id, string Name, string CreditCode, string Address, bool ByName);

internal sealed class FindAlikeHandler(CaseFlowDb db) : IRequestHandler<FindAlike, Result<IReadOnlyList<AlikeEnterprise>>>
{
    private const int Most = 10;

    public async Task<Result<IReadOnlyList<AlikeEnterprise>>> Handle(FindAlike request, CancellationToken cancellationToken)
    {
        var name = EnterpriseLikeness.OfName(request.Name);
        return await Alike(db.Set<Enterprise>().AsNoTracking(), request.Name, request.Address)
            .OrderByDescending(e => e.NameKey == name).ThenBy(e => e.Name).Take(Most)
            .Select(e => new AlikeEnterprise(e.Id, e.Name, e.CreditCode, e.Address, e.NameKey == name)).ToListAsync(cancellationToken);
    }

    /// <summary>Those that are not closed.</summary>
    public static IQueryable<Enterprise> Alike(IQueryable<Enterprise> all, string name, string address)
    {
        var (nameKey, addressKey) = (EnterpriseLikeness.OfName(name), EnterpriseLikeness.OfAddress(address));
        return all.Where(e => e.State != EnterpriseStates.Closed && (e.NameKey == nameKey || e.AddressKey == addressKey));
    }
}
