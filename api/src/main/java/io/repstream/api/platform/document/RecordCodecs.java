package io.repstream.api.platform.document;

import io.repstream.common.id.BootId;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import java.util.List;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.EnumCodecProvider;
import org.bson.codecs.MapCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.jsr310.Jsr310CodecProvider;
import org.bson.codecs.record.RecordCodecProvider;

/** The codecs of everything that a stored record may hold; ids are stored as their text. */
final class RecordCodecs {
  private static final CodecRegistry REGISTRY =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromCodecs(
              new TextCodec<>(BootId.class, BootId::parse),
              new TextCodec<>(ChainId.class, ChainId::parse),
              new TextCodec<>(CommandId.class, CommandId::parse),
              new TextCodec<>(GymId.class, GymId::parse),
              new TextCodec<>(JobId.class, JobId::parse),
              new TextCodec<>(MachineId.class, MachineId::new),
              new TextCodec<>(MemberId.class, MemberId::parse),
              new TextCodec<>(SignInId.class, SignInId::parse),
              new TextCodec<>(WorkoutId.class, WorkoutId::parse)),
          CodecRegistries.fromProviders(
              List.of(
                  new ValueCodecProvider(),
                  new BsonValueCodecProvider(),
                  new Jsr310CodecProvider(),
                  new EnumCodecProvider(),
                  new CollectionCodecProvider(),
                  new MapCodecProvider(),
                  new RecordCodecProvider())));

  private RecordCodecs() {}

  static CodecRegistry registry() {
    return REGISTRY;
  }
}
