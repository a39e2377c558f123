using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

public static class ExpertStates
{
    /// <summary>可委托</summary>
    public const string Ready = "ready";

    /// <summary>资质或证书已过期</summary>
    public const string Expired = "expired";

    /// <summary>已退出</summary>
    public const string Ended = "ended";

    public static readonly IReadOnlyList<string> All = [Ready, Expired, Ended];

    internal static string Of(TechnicalBody body, DateOnly today) => body.EndedOn is not null ? Ended : body.ValidUntil < today ? Expired : Ready;

    internal static string Of(Expert expert, TechnicalBody body, DateOnly today) =>
        expert.EndedOn is not null ? Ended : expert.CertificateUntil < today ? Expired : Of(body, today);
}

/// <summary>专家库: the experts on the register of one's district (R45), by name; there are tens of them, not thousands.</summary>
/// <param name="Search">Part of a name, body, specialty, title or certificate.</param>
/// <param name="State">One of <see cref="ExpertStates"/>.</param>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ListExperts(string? Search = null, string? State = null, string? Specialty = null, Guid? BodyId = null, PageRequest? Page = null) : IQuery<ExpertList>;

internal sealed class ListExpertsValidator : AbstractValidator<ListExperts>
{
    public ListExpertsValidator() => RuleFor(x => x.Search).Spare(100);
}

public sealed record ExpertList(Page<ExpertItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Specialties, IReadOnlyList<ChipCount> Bodies);

/// <param name="Open">Engagements without an opinion.</param>
public sealed record ExpertItem(
    Guid Id, string Name, Guid BodyId, string BodyName, string Specialty, string? Title, string? Certificate, DateOnly? CertificateUntil, DateOnly BodyValidUntil, string State, string StateName, int Open);

internal sealed class ListExpertsHandler(CaseFlowDb db, ExpertScope scope, TimeProvider time) : IRequestHandler<ListExperts, Result<ExpertList>>
{
    public async Task<Result<ExpertList>> Handle(ListExperts request, CancellationToken cancellationToken)
    {
        var found = from expert in db.Set<Expert>().AsNoTracking()
                    join body in await scope.BodiesAsync(cancellationToken) on expert.BodyId equals body.Id
                    select new { Expert = expert, Body = body };
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            found = found.Where(x => x.Expert.Name.Contains(text) || x.Body.Name.Contains(text) || x.Expert.Specialty.Contains(text)
                || (x.Expert.Title != null && x.Expert.Title.Contains(text)) || (x.Expert.Certificate != null && x.Expert.Certificate.Contains(text)));
        }

        var rows = await found.OrderBy(x => x.Expert.Name).ThenBy(x => x.Expert.Id).ToListAsync(cancellationToken);
        var open = await db.Set<Engagement>().Where(e => e.State == EngagementStates.Open).GroupBy(e => e.ExpertId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var items = rows.ConvertAll(x => Item(x.Expert, x.Body, open.GetValueOrDefault(x.Expert.Id), time.Today()));
        var counts = ChipCounts.Of(items, _ => 1).Row("state", i => i.State, request.State).Row("specialty", i => i.Specialty, request.Specialty)
            .Row("body", i => i.BodyId.ToString(), request.BodyId?.ToString());
        var page = request.Page ?? new PageRequest();
        var shown = items.FindAll(i => (request.State is null || i.State == request.State) && (request.Specialty is null || i.Specialty == request.Specialty)
            && (request.BodyId is null || i.BodyId == request.BodyId));
        return new ExpertList(
            new Page<ExpertItem>([.. shown.Skip(page.Skip).Take(page.Take)], counts.Total, page.Number, page.Take), counts.InOrder("state", ExpertStates.All, "expert-state"),
            counts.Named("specialty", i => i.Specialty), counts.Named("body", i => i.BodyName));
    }

    internal static ExpertItem Item(Expert e, TechnicalBody b, int open, DateOnly today)
    {
        var state = ExpertStates.Of(e, b, today);
        return new ExpertItem(e.Id, e.Name, b.Id, b.Name, e.Specialty, e.Title, e.Certificate, e.CertificateUntil, b.ValidUntil, state, TextCatalog.Get($"expert-state.{state}"), open);
    }
}
