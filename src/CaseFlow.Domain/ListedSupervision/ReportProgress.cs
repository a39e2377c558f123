using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>How far the rectification is, with evidence.</summary>
/// <param name="Percent">0 to 100.</param>
[ViaWorkItem("progress-report")]
public sealed record ReportProgress(Guid SubjectId, JsonObject? Parameters, string? Text, int? Percent, IReadOnlyList<Guid>? AttachmentIds)
    : ICommand<Recorded>, IConcerns
{
    public const string Form = "progress-report";
}

internal sealed class ReportProgressValidator : AbstractValidator<ReportProgress>
{
    public ReportProgressValidator()
    {
        RuleFor(x => x.Text).Needed("progress.text-missing");
        RuleFor(x => x.Percent).NotNull().Refuse("progress.percent").InclusiveBetween(0, 100).Refuse("progress.percent");
    }
}

internal sealed class ReportProgressHandler(CaseFile files, ITimeline timeline) : IRequestHandler<ReportProgress, Result<Recorded>>
{
    public async Task<Result<Recorded>> Handle(ReportProgress request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await files.OpenAsync(request.SubjectId, cancellationToken);
        if (listed is null)
        {
            return refusal!;
        }

        timeline.Write(listed.Id, "timeline.progress-reported", request.Percent, request.Text!.Trim());
        return await files.RecordAsync(
            listed.Id,
            ReportProgress.Form,
            new() { ["text"] = request.Text, ["percent"] = request.Percent!.Value.ToString(CultureInfo.InvariantCulture) },
            request.AttachmentIds,
            cancellationToken);
    }
}
