import { AppError } from "#lib/errors.ts";
import { handleOpen } from "#lib/http/handle-open.ts";

const refuse = handleOpen({ summary: "An address that is not there", tag: "Operations" }, async () => {
  throw new AppError(
    "route_not_found",
    "There is nothing at this address. GET /openapi.json lists what there is.",
    {
      httpStatus: 404,
    },
  );
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
