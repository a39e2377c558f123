using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>
/// A unit files what it owes for a month or quarter (R74-R77, R85). Late is late to the second, and filed under the period all
/// the same (C1, C2); what was filed is never changed.
/// </summary>
/// <param name="Kind">One of <see cref="ReportKinds"/>.</param>
/// <param name="Day">Any day of the period.</param>
/// <param name="UnitId">The unit it is for; null: that of who files.</param>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record FileReport(string Kind, DateOnly Day, ReportEntry Entry, Guid? UnitId = null) : ICommand<ReportFiled>
{
    public const int MaxText = 2000;
    public const int MaxChapter = 10_000;
    public const int MaxReason = 500;
    public const int MostChapters = 12;
}

/// <param name="Figures">Those that differ from what is proposed, each with the reason; the others are filed as proposed.</param>
/// <param name="Zero">Nothing was found; said expressly (R87).</param>
public sealed record ReportEntry(IReadOnlyList<ReportChapter> Chapters, IReadOnlyList<FigureLine>? Figures = null, bool Zero = false, string? Remark = null);

public sealed record FigureLine(string Key, int Value, string? Reason = null);

/// <param name="Number">0 of the report itself.</param>
/// <param name="NotReceived">Units below whose report was not there.</param>
public sealed record ReportFiled(Guid DutyId, Guid ReportId, int Number, bool Late, int DaysLate, IReadOnlyList<string> NotReceived, string? Mismatch);

internal sealed class FileReportValidator : AbstractValidator<FileReport>
{
    public FileReportValidator()
    {
        RuleFor(x => x.Kind).Must(ReportKinds.All.Contains).Refuse("report.kind");
        RuleFor(x => x.Day).NotEmpty();
        RuleFor(x => x.Entry).NotNull().SetValidator(new ReportEntryValidator());
    }
}

internal sealed class ReportEntryValidator : AbstractValidator<ReportEntry>
{
    public ReportEntryValidator()
    {
        RuleFor(x => x.Chapters).NotNull().Must(c => c.Count <= FileReport.MostChapters).Refuse("report.most-chapters", FileReport.MostChapters);
        RuleForEach(x => x.Chapters).Must(c => !string.IsNullOrWhiteSpace(c.Title) && c.Title.Length <= 100 && c.Text.Length <= FileReport.MaxChapter).Refuse("report.chapter", FileReport.MaxChapter);
        RuleForEach(x => x.Figures).Must(f => FigureKeys.All.Contains(f.Key)).Refuse("report.figure-unknown");
        RuleForEach(x => x.Figures).Must(f => f.Reason is null || f.Reason.Length <= FileReport.MaxReason).Refuse("report.reason-long", FileReport.MaxReason);
        RuleFor(x => x.Remark).MaximumLength(FileReport.MaxText);
    }
}

internal sealed class FileReportHandler(ReportScope scope, ReportFiling filing, IProcesses processes, CaseFlowDb db, RequestContext context) : IRequestHandler<FileReport, Result<ReportFiled>>
{
    public async Task<Result<ReportFiled>> Handle(FileReport request, CancellationToken cancellationToken)
    {
        var (duty, refusal) = await scope.OwnAsync(request.Kind, request.Day, request.UnitId, cancellationToken);
        if (duty is null)
        {
            return refusal!;
        }

        if (duty.FiledAt is { } filedAt)
        {
            return Refusal.Conflict("report.filed", ReportDirectory.Title(duty), filedAt.ToLongText());
        }

        if (duty.ClosedAt is { } closedAt)
        {
            return Refusal.Conflict("report.closed", ReportDirectory.Title(duty), closedAt.ToLongText());
        }

        context.SubjectId = duty.Id;
        var filed = await filing.FileAsync(duty, request.Entry, 0, null, cancellationToken);
        if (filed.Succeeded)
        {
            await db.SaveChangesAsync(cancellationToken);
            await processes.PublishAsync(ReportKinds.Filed(duty.Kind), duty.Id, [], cancellationToken);
        }

        return filed;
    }
}

/// <summary>Adds a numbered supplement to a filed report: the whole content anew, with what has come from below since (C5).</summary>
/// <param name="Reason">Why it is needed.</param>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record FileSupplement(Guid DutyId, string Reason, ReportEntry Entry) : ICommand<ReportFiled>, IConcerns
{
    Guid IConcerns.SubjectId => DutyId;
}

internal sealed class FileSupplementValidator : AbstractValidator<FileSupplement>
{
    public FileSupplementValidator()
    {
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("report.supplement-reason").MaximumLength(FileReport.MaxText);
        RuleFor(x => x.Entry).NotNull().SetValidator(new ReportEntryValidator());
    }
}

internal sealed class FileSupplementHandler(ReportScope scope, ReportFiling filing) : IRequestHandler<FileSupplement, Result<ReportFiled>>
{
    public async Task<Result<ReportFiled>> Handle(FileSupplement request, CancellationToken cancellationToken)
    {
        if (await scope.Duties.FirstOrDefaultAsync(d => d.Id == request.DutyId, cancellationToken) is not { } duty)
        {
            return Refusal.NotFound("report.unknown");
        }

        if (!scope.IsOwn(duty))
        {
            return Refusal.Forbidden("report.foreign-unit", duty.UnitName);
        }

        return duty.FiledAt is null
            ? Refusal.Conflict("report.not-filed", ReportDirectory.Title(duty))
            : await filing.FileAsync(duty, request.Entry, duty.Supplements + 1, request.Reason.Trim(), cancellationToken);
    }
}
