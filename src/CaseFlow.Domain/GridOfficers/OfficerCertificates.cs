using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>Issues the certificate after the passed exam of the pre-job training (R55).</summary>
/// <param name="IssuedOn">Not before the exam, not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record IssueCertificate(Guid OfficerId, string? Number, DateOnly? IssuedOn) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

/// <summary>The same, as a task of the onboarding asks for it.</summary>
[ViaWorkItem(CertifyOfficer.Form)]
public sealed record CertifyOfficer(Guid SubjectId, JsonObject? Parameters, string? Number, DateOnly? IssuedOn) : ICommand<Done>, IConcerns
{
    public const string Form = "officer-certificate";
}

internal sealed class IssueCertificateValidator : AbstractValidator<IssueCertificate>
{
    public IssueCertificateValidator(TimeProvider time)
    {
        RuleFor(x => x.Number).Must(n => !string.IsNullOrWhiteSpace(n)).Refuse("officer.certificate-number").MaximumLength(40);
        RuleFor(x => x.IssuedOn).NotNull().Refuse("officer.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
    }
}

internal sealed class CertifyOfficerValidator : AbstractValidator<CertifyOfficer>
{
    public CertifyOfficerValidator(TimeProvider time)
    {
        RuleFor(x => x.Number).Must(n => !string.IsNullOrWhiteSpace(n)).Refuse("officer.certificate-number").MaximumLength(40);
        RuleFor(x => x.IssuedOn).NotNull().Refuse("officer.day-missing").LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
    }
}

internal sealed class IssueCertificateHandler(OfficerCertificates certificates, OfficerTasks tasks)
    : IRequestHandler<IssueCertificate, Result<Done>>, IRequestHandler<CertifyOfficer, Result<Done>>
{
    public async Task<Result<Done>> Handle(IssueCertificate request, CancellationToken cancellationToken) =>
        await tasks.CompleteAsync(
            request.OfficerId, CertifyOfficer.Form,
            new() { ["number"] = request.Number, ["issuedOn"] = request.IssuedOn!.Value.ToString("O", CultureInfo.InvariantCulture) }, cancellationToken)
        ?? await certificates.IssueAsync(request.OfficerId, request.Number!, request.IssuedOn!.Value, cancellationToken);

    public Task<Result<Done>> Handle(CertifyOfficer request, CancellationToken cancellationToken) =>
        certificates.IssueAsync(request.SubjectId, request.Number!, request.IssuedOn!.Value, cancellationToken);
}

internal sealed class OfficerCertificates(CaseFlowDb db, OfficerFiles files, ITimeline timeline)
{
    public async Task<Result<Done>> IssueAsync(Guid officerId, string number, DateOnly issuedOn, CancellationToken ct)
    {
        var kept = await files.KeptAsync(officerId, ct);
        if (!kept.Succeeded)
        {
            return Result<Done>.Refused(kept.Refusals);
        }

        var officer = kept.Value;
        if (officer.CertificateNumber is { } had)
        {
            return Refusal.Conflict("officer.certified-already", officer.Name, had);
        }

        if (officer.ExamPassedOn is not { } passedOn)
        {
            return Refusal.Conflict("officer.exam-not-passed", officer.Name);
        }

        if (issuedOn < passedOn)
        {
            return new Refusal("officer.certificate-before-exam", "issuedOn", passedOn.ToLongText());
        }

        var wanted = number.Trim();
        if (await db.Set<GridOfficer>().IgnoreQueryFilters().AnyAsync(o => o.CertificateNumber == wanted, ct))
        {
            return new Refusal("officer.certificate-taken", "number", wanted) { Kind = RefusalKind.Conflict };
        }

        (officer.CertificateNumber, officer.CertificateIssuedOn) = (wanted, issuedOn);
        officer.State = officer.State == OfficerStates.OnPost ? officer.State : OfficerStates.OffPost(officer);
        timeline.Write(officer.Id, "timeline.officer-certified", wanted, issuedOn);
        return Done.Value;
    }
}
