using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Cases as subjects of tasks, documents, notices and attachments.</summary>
internal sealed class CaseSubjects(CaseFlowDb db) : ISubjectDirectory, ISubjectRows
{
#pragma warning disable CA1304, CA1311 // Translated to SQL.
    public IQueryable<SubjectRow> Rows => db.Set<ListedCase>().AsNoTracking().Select(c => new SubjectRow
    {
        Id = c.Id, Key = c.Id.ToString().ToLower(), Kind = "case", Number = c.Number, Name = c.EnterpriseName, Place = c.Place, RegionPath = c.RegionPath,
    });
#pragma warning restore CA1304, CA1311

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await db.Set<ListedCase>().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is { } c
            ? new Subject(c.Id, "case", c.Number, Title(c), c.Place, c.RegionPath)
            : null;

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct)
    {
        if (await db.Set<ListedCase>().FirstOrDefaultAsync(c => c.Id == subjectId, ct) is not { } c)
        {
            return null;
        }

        return new JsonObject
        {
            ["caseId"] = c.Id,
            ["number"] = c.Number,
            ["hazardId"] = c.HazardId,
            ["hazardNumber"] = c.HazardNumber,
            ["enterpriseId"] = c.EnterpriseId,
            ["enterprise"] = c.EnterpriseName,
            ["address"] = c.Address,
            ["regionPath"] = c.RegionPath,
            ["street"] = c.StreetName,
            ["community"] = c.CommunityName,
            ["communityCode"] = c.CommunityCode,
            ["gridCode"] = c.GridCode,
            ["grid"] = c.GridName,
            ["grade"] = c.GradeName,
            ["hazard"] = c.HazardText,
            ["place"] = c.Place,
            ["reason"] = c.Reason,
            ["governingUnit"] = c.GoverningUnitName,
            ["supervisingUnit"] = c.SupervisingUnitName,
            ["responsiblePerson"] = c.ResponsiblePersonName,
            ["leader"] = c.LeaderPersonName,
            ["listedOn"] = Day(c.ListedAt?.ChinaDate()),
            ["limitText"] = LimitText(c),
            ["lastDay"] = Day(c.LastDay),
            ["supervisionLastDay"] = Day(c.SupervisionLastDay),
            ["overdueSince"] = Day(c.OverdueSince?.ChinaDate()),
            ["extensions"] = c.Extensions,
            ["note"] = c.Note,
        };
    }

    public static string? LimitText(ListedCase c) => c.LimitNumber is null ? null : TextCatalog.Get(
        "limit.text", c.LimitNumber, TextCatalog.Get($"limit.unit.{c.LimitUnit}"), TextCatalog.Get($"limit.roll.{c.LimitRoll}"));

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Title(ListedCase c)
    {
        const int most = 40;
        var hazard = c.HazardText.Length <= most ? c.HazardText : $"{c.HazardText[..most]}…";
        return TextCatalog.Get("case.title", c.EnterpriseName, hazard);
    }
}
