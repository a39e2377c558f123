using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>The technical bodies on the register of one's district (R45), by name.</summary>
/// <param name="Search">Part of the name, of the qualification or its number.</param>
/// <param name="State">One of <see cref="ExpertStates"/>.</param>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ListBodies(string? Search = null, string? State = null, PageRequest? Page = null) : IQuery<BodyList>;

internal sealed class ListBodiesValidator : AbstractValidator<ListBodies>
{
    public ListBodiesValidator() => RuleFor(x => x.Search).Spare(100);
}

public sealed record BodyList(Page<BodyItem> Page, IReadOnlyList<ChipCount> States);

/// <param name="Experts">Who is on the register.</param>
public sealed record BodyItem(Guid Id, string Name, string Qualification, string QualificationNumber, DateOnly ValidUntil, string State, string StateName, int Experts);

internal sealed class ListBodiesHandler(CaseFlowDb db, ExpertScope scope, TimeProvider time) : IRequestHandler<ListBodies, Result<BodyList>>
{
    public async Task<Result<BodyList>> Handle(ListBodies request, CancellationToken cancellationToken)
    {
        var found = (await scope.BodiesAsync(cancellationToken)).AsNoTracking();
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            found = found.Where(b => b.Name.Contains(text) || b.Qualification.Contains(text) || b.QualificationNumber.Contains(text));
        }

        var experts = await db.Set<Expert>().Where(e => e.EndedOn == null).GroupBy(e => e.BodyId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var items = (await found.OrderBy(b => b.Name).ThenBy(b => b.Id).ToListAsync(cancellationToken)).ConvertAll(b => Item(b, experts.GetValueOrDefault(b.Id), time.Today()));
        var counts = ChipCounts.Of(items, _ => 1).Row("state", i => i.State, request.State);
        var page = request.Page ?? new PageRequest();
        return new BodyList(
            new Page<BodyItem>([.. items.FindAll(i => request.State is null || i.State == request.State).Skip(page.Skip).Take(page.Take)], counts.Total, page.Number, page.Take),
            counts.InOrder("state", ExpertStates.All, "expert-state"));
    }

    internal static BodyItem Item(TechnicalBody b, int experts, DateOnly today)
    {
        var state = ExpertStates.Of(b, today);
        return new BodyItem(b.Id, b.Name, b.Qualification, b.QualificationNumber, b.ValidUntil, state, TextCatalog.Get($"expert-state.{state}"), experts);
    }
}
