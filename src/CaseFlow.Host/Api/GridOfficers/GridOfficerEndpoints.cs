using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Training;
using MediatR;

namespace CaseFlow.Host.Api.GridOfficers;

internal sealed class GridOfficerEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var officers = routes.MapApi("grid-officers");
        MapQuestions(officers);
        MapChanges(officers);
        MapRecruitments(officers);
    }

    private static void MapQuestions(RouteGroupBuilder officers)
    {
        officers.MapGet("/", (
            IMediator mediator, string? search, string? kind, string? state, string? street, string? certified, string? quota, string? grid, string? sort, CancellationToken ct,
            bool descending = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListGridOfficers(search, kind, state, street, certified, quota, grid, sort, descending, new PageRequest(page, size)), ct))
            .WithSummary("Lists the grid officers you see, with the counts of each filter.").Produces<OfficerList>();
        officers.MapGet("/staff", (IMediator mediator, string? region, DateOnly? day, CancellationToken ct) => mediator.AnswerAsync(new StaffOfRegion(region, day), ct))
            .WithSummary("Full-time and part-time staff of a region on a day, and communities without a full-time officer.").Produces<RegionStaff>();
        officers.MapGet("/options", (IMediator mediator, string? search, CancellationToken ct) => mediator.AnswerAsync(new FindOfficers(search), ct))
            .WithSummary("Officers to pick from.").Produces<IReadOnlyList<OfficerOption>>();
        officers.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new OfficerDetails(id), ct))
            .WithSummary("The file of one grid officer.").Produces<OfficerFile>();
        officers.MapGet("/{id:guid}/trainings", (IMediator mediator, Guid id, int? year, CancellationToken ct) => mediator.AnswerAsync(new TrainingOfOfficer(id, year), ct))
            .WithSummary("The officer's trainings, and whether those of a year suffice.").Produces<OfficerTraining>();
    }

    private static void MapChanges(RouteGroupBuilder officers)
    {
        officers.MapPost("/", (IMediator mediator, HireOfficer command, CancellationToken ct) => mediator.AnswerAsync(command with { Demo = false }, ct))
            .WithSummary("Hires a full-time officer or registers a part-time one; each condition that fails is named.").Produces<Guid>().ProducesProblem(StatusCodes.Status409Conflict);
        officers.MapPost("/{id:guid}/corrections", (IMediator mediator, Guid id, CorrectOfficer command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("Puts right what the file says; what is left out stays.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        officers.MapPost("/{id:guid}/contracts", (IMediator mediator, Guid id, SignContract command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("Records a labour contract; the wage is not below the minimum.").Produces<Done>();
        officers.MapPost("/{id:guid}/equipment", (IMediator mediator, Guid id, IssueEquipment command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("Hands out equipment.").Produces<Guid>();
        officers.MapPost("/{id:guid}/equipment/{equipment:guid}/return", (IMediator mediator, Guid id, Guid equipment, ReturnEquipment command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { OfficerId = id, EquipmentId = equipment }, ct)).WithSummary("Equipment came back.").Produces<Done>();
        officers.MapPost("/{id:guid}/certificate", (IMediator mediator, Guid id, IssueCertificate command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("Issues the certificate after the passed exam.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        officers.MapPost("/{id:guid}/assignments", (IMediator mediator, Guid id, AssignOfficer command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("Gives the officer a grid and the post that its tasks go to.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        officers.MapPost("/{id:guid}/assignments/{assignment:guid}/end", (IMediator mediator, Guid id, Guid assignment, EndAssignment command, CancellationToken ct) =>
            mediator.AnswerAsync(command with { OfficerId = id, AssignmentId = assignment }, ct)).WithSummary("Ends an assignment from a day on.").Produces<Done>();
        officers.MapPost("/{id:guid}/departure", (IMediator mediator, Guid id, RecordDeparture command, CancellationToken ct) => mediator.AnswerAsync(command with { OfficerId = id }, ct))
            .WithSummary("The officer leaves: grids, posts and contract end.").Produces<Done>();
    }

    private static void MapRecruitments(RouteGroupBuilder officers)
    {
        officers.MapGet("/recruitments", (IMediator mediator, string? search, CancellationToken ct, bool open = false, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListRecruitments(open, search, new PageRequest(page, size)), ct)).WithSummary("The district's recruitments with their age lines.").Produces<Page<RecruitmentItem>>();
        officers.MapGet("/recruitments/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new RecruitmentDetails(id), ct))
            .WithSummary("One recruitment and where those hired went.").Produces<RecruitmentView>();
        officers.MapPost("/recruitments", (IMediator mediator, OpenRecruitment command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Opens a recruitment with its conditions.").Produces<Guid>();
        officers.MapPost("/recruitments/{id:guid}/close", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new CloseRecruitment(id), ct))
            .WithSummary("Nobody more is hired by it.").Produces<Done>();
        officers.MapGet("/fundings", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new StaffFundings(), ct))
            .WithSummary("What the treasury paid for full-time officers by year.").Produces<IReadOnlyList<FundingYear>>();
        officers.MapPost("/fundings", (IMediator mediator, RecordFunding command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Records a payment.").Produces<Guid>();
        officers.MapPost("/fundings/{id:guid}/withdrawal", (IMediator mediator, Guid id, FundingWithdrawal body, CancellationToken ct) =>
            mediator.AnswerAsync(new WithdrawFunding(id, body.Reason ?? ""), ct))
            .WithSummary("It was recorded by mistake.");
        officers.MapGet("/minimum-wages", (IMediator mediator, CancellationToken ct) => mediator.AnswerAsync(new MinimumWages(), ct))
            .WithSummary("The minimum wages by their days.").Produces<IReadOnlyList<MinimumWageItem>>();
        officers.MapPost("/minimum-wages", (IMediator mediator, SetMinimumWage command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("The minimum wage from a day on.").Produces<Done>();
    }
}

internal sealed class TrainingEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var trainings = routes.MapApi("trainings");
        trainings.MapGet("/", (IMediator mediator, string? search, string? kind, int? year, CancellationToken ct, int page = 1, int size = 20) =>
            mediator.AnswerAsync(new ListTrainings(search, kind, year, new PageRequest(page, size)), ct)).WithSummary("Lists the trainings you see.").Produces<TrainingList>();
        trainings.MapGet("/{id:guid}", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new TrainingDetails(id), ct))
            .WithSummary("One training with who took part.").Produces<TrainingView>();
        trainings.MapPost("/", (IMediator mediator, ArrangeTraining command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Arranges a training.").Produces<Guid>();
        trainings.MapPost("/{id:guid}/cancel", (IMediator mediator, Guid id, CancellationToken ct) => mediator.AnswerAsync(new CancelTraining(id), ct))
            .WithSummary("It does not take place.").Produces<Done>();
        trainings.MapPut("/{id:guid}/participants", (IMediator mediator, Guid id, RecordAttendance command, CancellationToken ct) => mediator.AnswerAsync(command with { TrainingId = id }, ct))
            .WithSummary("Enters who took part, hours and results; all rows or none.").Produces<Done>().ProducesProblem(StatusCodes.Status409Conflict);
        trainings.MapGet("/plans", (IMediator mediator, TimeProvider time, int? year, CancellationToken ct) => mediator.AnswerAsync(new TrainingPlans(year ?? time.Today().Year), ct))
            .WithSummary("The training plans of a year.").Produces<IReadOnlyList<TrainingPlanItem>>();
        trainings.MapPut("/plans", (IMediator mediator, SetTrainingPlan command, CancellationToken ct) => mediator.AnswerAsync(command, ct))
            .WithSummary("Your own training plan of a year.").Produces<Guid>();
    }
}

internal sealed record FundingWithdrawal(string? Reason);
