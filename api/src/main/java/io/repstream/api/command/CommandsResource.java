package io.repstream.api.command;

import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.command.life.Command;
import io.repstream.api.command.life.Command.Request;
import io.repstream.api.command.order.Order;
import io.repstream.api.machine.MachineVisits;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.signin.SignIn;
import io.repstream.api.signin.SignInStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.CommandId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Telling machines what to do. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/machines/{machineId}/commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "commands", description = "Telling machines what to do, and what became of it")
public class CommandsResource {
  private static final int DEFAULT_TTL_SECONDS = 60;
  private static final long MAX_WAIT_SECONDS = 30;

  private final MachineVisits visits;
  private final SignInStore signIns;
  private final CommandStore store;
  private final Commands commands;
  private final CommandWaiters waiters;
  private final Creations creations;
  private final WallClock clock = WallClock.system();

  @Inject
  public CommandsResource(
      MachineVisits visits,
      SignInStore signIns,
      CommandStore store,
      Commands commands,
      CommandWaiters waiters,
      Creations creations) {
    this.visits = visits;
    this.signIns = signIns;
    this.store = store;
    this.commands = commands;
    this.waiters = waiters;
    this.creations = creations;
  }

  /** The wish that a machine does something. */
  @Schema(name = "NewCommand")
  public record NewCommand(
      @NotNull @Valid Order order,
      @Schema(
              description = "The machine must begin within this time; 60 where absent",
              example = "60")
          @Min(1)
          @Max(86_400)
          @Nullable Integer ttlSeconds) {
    Duration timeToLive() {
      return Duration.ofSeconds(ttlSeconds == null ? DEFAULT_TTL_SECONDS : ttlSeconds);
    }
  }

  @POST
  @Operation(
      operationId = "giveCommand",
      summary = "Tell a machine what to do",
      description =
          "Commands of a machine are carried out one after another. Staff of the gym may give any"
              + " order, only its admins `reboot` and `firmware`; who is signed in at the machine"
              + " may set it up and set its targets.")
  @APIResponse(
      responseCode = "201",
      description = "Accepted; follow it at its `Location`",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: not yours to order")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  @APIResponse(responseCode = "409", description = "`conflict`: too many commands wait for it")
  public Response command(
      @PathParam("machineId") String machineId, @Valid @NotNull NewCommand wanted) {
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!CommandRights.permit(
        wanted.order(),
        visit.relations(),
        visit.gym().place(),
        signIns.openAt(visit.machine().id()).map(SignIn::memberId))) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    Request request =
        new Request(
            visit.machine().id(),
            visit.gym().id(),
            visit.relations().caller().memberId(),
            wanted.order(),
            wanted.timeToLive());
    Creation<Command> creation =
        creations.begin("giveCommand", Command.SCHEMA.collection(), CommandsResource::accepted);
    return switch (commands.request(request, creation, audited(visit, wanted.order()))) {
      case Commands.Outcome.Accepted(Command command) -> creation.answer(command);
      case Commands.Outcome.TooMany _ ->
          throw Refusal.of(ProblemCode.CONFLICT, "Too many commands wait for this machine.");
    };
  }

  @GET
  @Operation(
      operationId = "listCommands",
      summary = "List the commands of a machine",
      description = "The latest first. Staff of the gym.")
  @APIResponse(responseCode = "200", description = "A page of commands")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not work in the gym")
  @APIResponse(responseCode = "404", description = "`not_found`: no such machine among yours")
  public Page<CommandView> list(
      @PathParam("machineId") String machineId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    MachineVisits.Visit visit = visits.visit(machineId);
    if (!visit.relations().mayCommandMachinesOf(visit.gym().place())) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    Optional<CommandId> before = request.after().flatMap(CommandsResource::id);
    List<Command> found = store.ofMachine(visit.machine().id(), before, request.probe());
    return Page.of(found, request, command -> command.id().toString()).map(CommandView::of);
  }

  @GET
  @Path("{commandId}")
  @Operation(
      operationId = "readCommand",
      summary = "Read a command, or wait for it",
      description =
          "With `waitSeconds` the answer comes when the command has ended, or with `afterVersion`"
              + " as soon as it has changed since; at the latest after that time.")
  @APIResponse(
      responseCode = "200",
      description = "The command as it is at the end of the wait",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such command among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public CommandView read(
      @PathParam("machineId") String machineId,
      @PathParam("commandId") String commandId,
      @Parameter(description = "0 to 30") @QueryParam("waitSeconds") @Nullable Long waitSeconds,
      @Parameter(description = "The version that you know") @QueryParam("afterVersion")
          @Nullable Long afterVersion) {
    long seconds = waitSeconds == null ? 0 : waitSeconds;
    if (seconds < 0 || seconds > MAX_WAIT_SECONDS) {
      throw Refusal.invalid(List.of(new FieldFault("waitSeconds", "must be between 0 and 30")));
    }
    Command command = visible(visits.visit(machineId), commandId);
    Predicate<Command> wanted =
        now -> now.state().isFinal() || (afterVersion != null && now.version() > afterVersion);
    return waiters
        .await(command.id(), () -> store.byId(command.id()), wanted, Duration.ofSeconds(seconds))
        .map(CommandView::of)
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  @DELETE
  @Path("{commandId}")
  @Operation(
      operationId = "takeBackCommand",
      summary = "Take a command back",
      description = "As long as it is `QUEUED`. Staff of the gym, and who gave it.")
  @APIResponse(
      responseCode = "200",
      description = "Taken back; the machine never gets it",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such command among yours")
  @APIResponse(responseCode = "409", description = "`conflict`: it was sent, or has ended")
  public CommandView takeBack(
      @PathParam("machineId") String machineId, @PathParam("commandId") String commandId) {
    Command command = visible(visits.visit(machineId), commandId);
    return switch (commands.takeBack(command)) {
      case Commands.TakingBack.TakenBack(Command now) -> CommandView.of(now);
      case Commands.TakingBack.TooLate _ -> throw Refusal.of(ProblemCode.CONFLICT);
    };
  }

  /** What staff order is kept; what somebody orders for their own training is not. */
  private List<Effect> audited(MachineVisits.Visit visit, Order order) {
    if (!visit.relations().mayCommandMachinesOf(visit.gym().place())) {
      return List.of();
    }
    AuditEvent event =
        AuditEvent.in(
            visit.gym().chainId(),
            AuditAction.COMMAND_GIVEN,
            visit.relations().caller().memberId(),
            visit.machine().id().value(),
            order.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            clock.instant());
    return List.of(event.effect());
  }

  private static CreatedAnswer accepted(Command command) {
    String place = "/v1/machines/" + command.machineId() + "/commands/" + command.id();
    return CreatedAnswer.at(place, CommandView.of(command));
  }

  /** A foreign command, one of another machine and a missing one are the same refusal. */
  private Command visible(MachineVisits.Visit visit, String commandId) {
    return id(commandId)
        .flatMap(store::byId)
        .filter(command -> command.machineId().equals(visit.machine().id()))
        .filter(
            command -> CommandRights.permitSeeing(command, visit.relations(), visit.gym().place()))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<CommandId> id(String text) {
    try {
      return Optional.of(CommandId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
