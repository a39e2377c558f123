using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Dismissals;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.Api.Assessments;

internal sealed class AssessmentEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var assessments = routes.MapApi("assessments");
        assessments.MapGet("/", (
            IMediator mediator, string? search, string? period, string? street, string? state, string? grade, CancellationToken ct, bool late = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListAssessments(search, period, street, state, grade, late, new PageRequest(page, size)), ct))
            .WithSummary("Assessments of quarters (2019-3) and years (2019-0).").Produces<AssessmentList>();
        assessments.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new AssessmentDetails(id), ct))
            .WithSummary("One assessment: figures, scores, grounds, everything that was said of it.").Produces<AssessmentView>();
        assessments.MapGet("/mine", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MyAssessments(), ct))
            .WithSummary("Your own assessments by year.").Produces<IReadOnlyList<AssessmentYearView>>();
        assessments.MapGet("/officers/{officer:guid}", (IMediator mediator, Guid officer, CancellationToken ct) => mediator.AnswerAsync(new AssessmentsOfOfficer(officer), ct))
            .WithSummary("An officer's years.").Produces<IReadOnlyList<AssessmentYearView>>();
        assessments.MapGet("/pay", (IMediator mediator, int year, int quarter, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new PayResults(year, quarter, new PageRequest(page, size)), ct))
            .WithSummary("What pay goes by: a row for each officer and month.").Produces<Page<PayRow>>();
        assessments.MapPost("/quarters", (IMediator mediator, OpenAssessmentQuarter command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens a quarter that is over by hand; the clock opens each by itself.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        assessments.MapPost("/{id:guid}/corrections", (IMediator mediator, Guid id, GradeCorrection body, CancellationToken ct) =>
            mediator.AnswerAsync(new CorrectAssessment(id, body.Grade, body.Reason), ct))
            .WithSummary("Corrects a confirmed grade; the state before stays visible.").ProducesProblem(StatusCodes.Status409Conflict);
        assessments.MapGet("/rules", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new StreetRules(), ct))
            .WithSummary("The streets' own rules.").Produces<IReadOnlyList<StreetRuleItem>>();
        assessments.MapPost("/rules", (IMediator mediator, SetStreetRule command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Sets your street's rules from a day on.").Produces<Guid>();
        var dismissals = routes.MapApi("dismissals");
        dismissals.MapGet("/", (IMediator mediator, string? search, string? state, string? street, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListDismissals(search, state, street, new PageRequest(page, size)), ct)).WithSummary("Dismissals and replacements.").Produces<DismissalList>();
        dismissals.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new DismissalDetails(id), ct))
            .WithSummary("One dismissal.").Produces<DismissalView>();
        dismissals.MapPost("/", (IMediator mediator, OpenDismissal command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens the dismissal of an annual fail that did not open by itself.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
    }
}

/// <param name="Grade">qualified, basic, unqualified.</param>
public sealed record GradeCorrection(string Grade, string Reason);
