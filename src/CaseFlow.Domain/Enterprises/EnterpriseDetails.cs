using System.Linq.Expressions;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>One enterprise, if who asks may see it.</summary>
[AnyRole]
public sealed record EnterpriseDetails(Guid Id) : IQuery<EnterpriseFile>, IConcerns
{
    Guid IConcerns.SubjectId => Id;
}

/// <param name="Place">District, street and community in words.</param>
/// <param name="Phone">Masked to its first three and last four digits.</param>
/// <param name="Direct">Direct supervision, the newest first (R14).</param>
/// <param name="GridCode">Where it lies; null: in no grid, because its community is divided or a department supervises it itself.</param>
public sealed record EnterpriseFile(
    Guid Id, string Name, string CreditCode, string Address, string Industry, string IndustryName, string CommunityCode, string Place,
    string LegalPerson, string Contact, string? Phone, Guid UnitId, Guid? DepartmentUnitId, string? DepartmentName, bool Demo,
    string Category, string CategoryName, string? RiskGrade, string? RiskGradeName, string State, string StateName, DateOnly StateSince, int Version,
    IReadOnlyList<EnterpriseChangeItem> Changes, IReadOnlyList<DirectSupervisionItem> Direct, string? GridCode, string? GridName)
{
    /// <summary>The file this one was merged into.</summary>
    public FileName? MergedInto { get; init; }

    /// <summary>The files that were merged into this one.</summary>
    public IReadOnlyList<FileName> Merged { get; init; } = [];
}

public sealed record FileName(Guid Id, string Name, string CreditCode);

/// <param name="Until">The first day on which it is no more; null while it holds.</param>
public sealed record DirectSupervisionItem(Guid DepartmentUnitId, string DepartmentName, string GroundName, string Decision, DateOnly FirstDay, DateOnly? Until);

/// <param name="FirstDay">The first day on which it holds.</param>
public sealed record EnterpriseChangeItem(
    string Kind, string KindName, DateOnly FirstDay, string CategoryName, string IndustryName, string Reason, DateTimeOffset RecordedAt, string RecordedBy);

internal sealed class EnterpriseDetailsHandler(CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people)
    : IRequestHandler<EnterpriseDetails, Result<EnterpriseFile>>
{
    public async Task<Result<EnterpriseFile>> Handle(EnterpriseDetails request, CancellationToken cancellationToken)
    {
        var e = await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == request.Id, cancellationToken);
        if (e is null)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        var place = await regions.AlongAsync(e.RegionPath, cancellationToken);
        var department = e.DepartmentUnitId is { } id ? await people.FindUnitAsync(id, cancellationToken) : null;
        var changes = await db.Set<EnterpriseChange>().AsNoTracking().Where(c => c.EnterpriseId == e.Id).OrderByDescending(c => c.Sequence).ToListAsync(cancellationToken);
        var direct = await db.Set<DirectSupervision>().AsNoTracking().Where(s => s.EnterpriseId == e.Id).OrderByDescending(s => s.FirstDay)
            .Select(s => new DirectSupervisionItem(s.DepartmentUnitId, s.DepartmentName, TextCatalog.Get("direct-ground." + s.Ground), s.Decision, s.FirstDay, s.Until))
            .ToListAsync(cancellationToken);
        var grid = direct is [{ Until: null }, ..] ? null : await GridAsync(e, cancellationToken);
        return new EnterpriseFile(
            e.Id, e.Name, e.CreditCode, e.Address, e.Industry, e.IndustryName, e.CommunityCode,
            string.Concat(place.Where(r => r.Level > RegionLevel.City).Select(r => r.Name)),
            e.LegalPerson, e.Contact, PhoneMask.Of(e.Phone), e.UnitId, department?.Id, department?.Name, e.Demo,
            e.Category, Category(e.Category), e.RiskGrade, e.RiskGrade is { } grade ? TextCatalog.Get($"risk-grade.{grade}") : null,
            e.State, TextCatalog.Get($"enterprise-state.{e.State}"), e.StateSince, e.Version,
            [
                .. changes.Select(c => new EnterpriseChangeItem(
                    c.Kind, TextCatalog.Get($"enterprise-change.{c.Kind}"), c.FirstDay, Category(c.Category), c.IndustryName, c.Reason, c.RecordedAt, c.RecordedBy)),
            ],
            direct, grid?.Code, grid?.Name)
        {
            MergedInto = e.MergedIntoId is { } into ? (await FilesAsync(x => x.Id == into, cancellationToken)).FirstOrDefault() : null,
            Merged = await FilesAsync(x => x.MergedIntoId == e.Id, cancellationToken),
        };
    }

    private Task<List<FileName>> FilesAsync(Expression<Func<Enterprise, bool>> which, CancellationToken ct) =>
        db.Set<Enterprise>().Where(which).OrderBy(x => x.Name).Select(x => new FileName(x.Id, x.Name, x.CreditCode)).ToListAsync(ct);

    private async Task<GridFacts?> GridAsync(Enterprise e, CancellationToken ct)
    {
        var code = await db.Set<GridMembership>().Where(m => m.EnterpriseId == e.Id && m.Until == null).Select(m => m.GridCode).FirstOrDefaultAsync(ct);
        return await regions.FindGridAsync(code ?? e.CommunityCode, ct);
    }

    private static string Category(string category) => TextCatalog.Get($"enterprise-category.{category}");
}
